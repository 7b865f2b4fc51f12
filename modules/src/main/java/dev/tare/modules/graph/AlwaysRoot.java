package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.PromptModule;
import java.util.List;

/**
 * A module that the harness loads before any entry, as it loads it.
 *
 * @param id the module
 * @param tokens what comes into the context: the module's tokens when nothing is left out
 * @param leftOut the places that the harness does not load, in order and without overlaps
 */
public record AlwaysRoot(ModuleId id, int tokens, List<Span> leftOut) {

    public AlwaysRoot {
        leftOut = List.copyOf(leftOut);
    }

    /** Returns a module that is loaded as it is. */
    public static AlwaysRoot whole(PromptModule module) {
        return new AlwaysRoot(module.id(), module.tokens(), List.of());
    }
}
