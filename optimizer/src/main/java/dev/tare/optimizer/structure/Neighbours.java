package dev.tare.optimizer.structure;

import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Reference;
import java.util.List;
import java.util.Optional;

/** References that follow each other with nothing but white space and the marks of a list between. */
final class Neighbours {

    private Neighbours() {}

    static Optional<Reference> before(ModuleGraph graph, Reference reference) {
        return beside(graph, reference, -1);
    }

    static Optional<Reference> after(ModuleGraph graph, Reference reference) {
        return beside(graph, reference, 1);
    }

    /** References are in order of place, and there may be very many. */
    private static int indexOf(List<Reference> all, Reference reference) {
        int place = reference.mention().span().start();
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).mention().span().start() < place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < all.size() && !all.get(low).equals(reference)) {
            low++;
        }
        return low;
    }

    private static Optional<Reference> beside(ModuleGraph graph, Reference reference, int by) {
        List<Reference> all = graph.referencesFrom(reference.from());
        int at = indexOf(all, reference) + by;
        if (at < 0 || at >= all.size()) {
            return Optional.empty();
        }
        Reference other = all.get(at);
        Reference first = by < 0 ? other : reference;
        Reference second = by < 0 ? reference : other;
        byte[] text = graph.module(reference.from()).orElseThrow().source().utf8();
        int start = first.mention().span().end();
        int end = second.mention().span().start();
        return start < end && Marks.isListMark(text, start, end) ? Optional.of(other) : Optional.empty();
    }
}
