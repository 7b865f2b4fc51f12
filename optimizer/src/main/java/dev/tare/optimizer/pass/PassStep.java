package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What one pass did to one module.
 *
 * @param pass the pass
 * @param edits what it changed in the text that the pass before had left
 * @param places for a {@link ReversiblePass}, the places in the text before that were written in another notation
 * @param tokens the module's count afterwards
 */
public record PassStep(Pass pass, Edits edits, List<Span> places, int tokens) {

    public PassStep {
        places = List.copyOf(places);
    }

    /** Returns where the places are in the text afterwards. */
    public List<Span> placesAfter() {
        List<Span> after = new ArrayList<>(places.size());
        for (Span place : places) {
            after.add(new Span(edits.map(place.start()), edits.map(place.end())));
        }
        return after;
    }
}
