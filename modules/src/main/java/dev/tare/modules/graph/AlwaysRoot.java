package dev.tare.modules.graph;

import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
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

    /** Returns a module of which these places are not loaded, with the exact count of the rest. */
    public static AlwaysRoot without(PromptModule module, List<Span> leftOut, TokenCounter counter) {
        if (leftOut.isEmpty()) {
            return whole(module);
        }
        Edits.Builder removals = new Edits.Builder();
        for (Span span : leftOut) {
            removals.replace(span.start(), span.end(), new byte[0]);
        }
        byte[] loaded = removals.build().apply(module.source().utf8());
        return new AlwaysRoot(module.id(), counter.count(loaded, 0, loaded.length), leftOut);
    }

    /** Returns a module that is loaded as it is. */
    public static AlwaysRoot whole(PromptModule module) {
        return new AlwaysRoot(module.id(), module.tokens(), List.of());
    }
}
