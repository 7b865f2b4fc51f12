package dev.tare.modules.graph;

import dev.tare.core.text.ModuleId;
import java.util.List;

/**
 * What one entry costs, in tokens.
 *
 * @param id the entry
 * @param own its own text
 * @param eager in the context when it starts, as deep as the harness is known to follow
 * @param nestedEager the same without a limit of depth
 * @param reachable what it may ever pull in by path
 * @param reachableByName the same when names of entries are followed as well
 * @param heaviest the modules that retain the most of what is reachable, heaviest first, the entry itself left out
 * @param heaviestKnown false when {@code heaviest} was left out, and is empty, for the reason given at {@link EntryCosts}
 */
public record EntryCost(
        ModuleId id,
        int own,
        int eager,
        int nestedEager,
        int reachable,
        int reachableByName,
        List<Retained> heaviest,
        boolean heaviestKnown) {

    public EntryCost {
        heaviest = List.copyOf(heaviest);
    }
}
