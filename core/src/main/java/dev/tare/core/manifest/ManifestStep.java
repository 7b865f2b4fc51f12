package dev.tare.core.manifest;

import dev.tare.core.text.Span;
import java.util.List;

/**
 * What one pass did to a module, as the way back.
 *
 * @param pass the pass's name
 * @param tokens the module's count after the pass
 * @param places for a pass that changes the notation, the places in the text after it that are turned back first, in order;
 *     otherwise empty
 * @param undo leads from the text after the pass, with those places turned back, to the text before it; puts in and takes out nothing but
 *     layout and inert text
 */
public record ManifestStep(String pass, int tokens, List<Span> places, Undo undo) {

    public ManifestStep {
        places = List.copyOf(places);
    }
}
