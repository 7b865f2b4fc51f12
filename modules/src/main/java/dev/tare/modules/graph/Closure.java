package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.List;
import java.util.Optional;

/**
 * What is in the context, or may come into it, when a module is used: the module itself and everything that its references
 * pull in.
 *
 * @param start the module it starts at; empty for what the harness always loads
 * @param parts the pieces, each text once: by hops, then by id, then by place
 * @param tokens the sum over the parts
 */
public record Closure(Optional<ModuleId> start, List<Part> parts, int tokens) {

    public Closure {
        parts = List.copyOf(parts);
    }

    /** Tells whether the module, or a section of it, is in the closure. */
    public boolean contains(ModuleId id) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A module, or a stretch of one, in a closure. Sections that overlap are one part: the stretch that they cover together.
     *
     * @param id the module
     * @param section the stretch; empty when it is the whole module
     * @param tokens the tokens of the whole module's encoding that begin in it
     * @param hops the fewest references from the start by way of the closure's own texts, 0 for the start itself
     */
    public record Part(ModuleId id, Optional<Span> section, int tokens, int hops) {}
}
