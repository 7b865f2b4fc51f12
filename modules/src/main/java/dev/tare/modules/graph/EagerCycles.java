package dev.tare.modules.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The ways on which texts load each other without end. Every eager edge that lies on such a way is on one of those that are
 * returned, up to a limit; of the ways through an edge, the shortest is taken. To list all of them would take time without bound.
 */
final class EagerCycles {

    /** Of one knot of texts no more ways than this are shown: cutting some of them changes all the others. */
    static final int MOST_OF_A_COMPONENT = 64;

    /** The edges inside components: those that lie on a cycle. */
    private final Csr graph;

    private final boolean[] covered;
    private final Search search;
    private final List<int[]> found = new ArrayList<>();

    private EagerCycles(Csr graph) {
        this.graph = graph;
        this.covered = new boolean[graph.edges()];
        this.search = new Search(graph.nodes(), graph.nodes());
    }

    /** Returns the cycles as labels of edges, the least label of each first, in order. */
    static List<int[]> of(Csr graph) {
        Components components = new Components(graph);
        Csr.Builder inside = new Csr.Builder(graph.nodes(), 8);
        for (int v = 0; v < graph.nodes(); v++) {
            for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                if (components.of[graph.to[e]] == components.of[v]) {
                    inside.add(graph.to[e], graph.label[e]);
                }
            }
            inside.endRow();
        }
        Csr knots = inside.build();
        if (knots.edges() == 0) {
            return List.of();
        }
        EagerCycles cycles = new EagerCycles(knots);
        for (int c = 0; c < components.count; c++) {
            cycles.find(components.members, components.first[c], components.first[c + 1]);
        }
        cycles.found.sort(new ByLabels());
        return cycles.found;
    }

    private void find(int[] members, int start, int end) {
        int most = found.size() + MOST_OF_A_COMPONENT;
        for (int i = start; i < end; i++) {
            int v = members[i];
            for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                if (!covered[e] && found.size() < most) {
                    close(v, e);
                }
            }
        }
    }

    /** Adds the shortest cycle that starts with the edge from v. */
    private void close(int v, int edge) {
        search.begin();
        search.start(graph.to[edge]);
        search.walk(graph);
        int[] cycle = new int[search.hops(v) + 1];
        cycle[0] = graph.label[edge];
        covered[edge] = true;
        int at = v;
        for (int i = cycle.length - 1; i > 0; i--) {
            cycle[i] = search.cameBy(at);
            int before = search.cameFrom(at);
            cover(before, at);
            at = before;
        }
        found.add(rotated(cycle));
    }

    private void cover(int from, int to) {
        for (int e = graph.first[from]; e < graph.first[from + 1]; e++) {
            if (graph.to[e] == to) {
                covered[e] = true;
            }
        }
    }

    private static int[] rotated(int[] cycle) {
        int least = 0;
        for (int i = 1; i < cycle.length; i++) {
            if (cycle[i] < cycle[least]) {
                least = i;
            }
        }
        int[] turned = new int[cycle.length];
        for (int i = 0; i < cycle.length; i++) {
            turned[i] = cycle[(least + i) % cycle.length];
        }
        return turned;
    }

    private static final class ByLabels implements Comparator<int[]> {
        @Override
        public int compare(int[] a, int[] b) {
            return Arrays.compare(a, b);
        }
    }
}
