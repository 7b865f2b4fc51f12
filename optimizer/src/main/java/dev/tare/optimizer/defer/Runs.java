package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stretches of a module that go together, and where in it they stand.
 *
 * @param source the module's text
 * @param blocks its blocks
 * @param spans the stretches, in order: one at least
 * @param places where each of them stands
 */
record Runs(SourceText source, List<Block> blocks, List<Span> spans, List<RunPlace> places) {

    Runs {
        spans = List.copyOf(spans);
        places = List.copyOf(places);
    }

    /** Returns the stretches, if something can be put aside from where each of them stands. */
    static Optional<Runs> of(SourceText source, List<Block> blocks, List<Span> spans) {
        List<RunPlace> places = new ArrayList<>();
        for (Span span : spans) {
            Optional<RunPlace> place =
                    span.end() > source.length() ? Optional.empty() : RunPlace.of(blocks, source, span);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            places.add(place.get());
        }
        return Optional.of(new Runs(source, blocks, spans, places));
    }
}
