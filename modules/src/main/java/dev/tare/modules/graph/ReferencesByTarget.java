package dev.tare.modules.graph;

import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The resolved references grouped by the module they lead to, in the order of the list within a group. */
final class ReferencesByTarget {

    private final List<Reference> grouped;
    private final int[] first;

    ReferencesByTarget(Reference[] references, Map<String, Integer> index, int modules) {
        first = new int[modules + 1];
        int[] target = new int[references.length];
        for (int r = 0; r < references.length; r++) {
            Reference reference = references[r];
            Integer to =
                    reference.outcome() == Outcome.RESOLVED && reference.to().isPresent()
                            ? index.get(reference.to().get().path())
                            : null;
            target[r] = to == null ? -1 : to;
            if (to != null) {
                first[to + 1]++;
            }
        }
        for (int m = 0; m < modules; m++) {
            first[m + 1] += first[m];
        }
        int[] next = Arrays.copyOf(first, modules);
        Reference[] slots = new Reference[first[modules]];
        for (int r = 0; r < references.length; r++) {
            if (target[r] >= 0) {
                slots[next[target[r]]++] = references[r];
            }
        }
        grouped = Collections.unmodifiableList(Arrays.asList(slots));
    }

    List<Reference> to(int module) {
        return grouped.subList(first[module], first[module + 1]);
    }
}
