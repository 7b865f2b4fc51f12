package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * The strongly connected components of a graph, by Tarjan's algorithm with a stack of its own. They are numbered so that every
 * edge between two components leads to the one with the lower number.
 */
final class Components {

    /** The component of each node. */
    final int[] of;

    /** The nodes, those of a component together, components in order. */
    final int[] members;

    /** Where the members of each component start. */
    final int[] first;

    final int count;

    Components(Csr graph) {
        int nodes = graph.nodes();
        of = new int[nodes];
        members = new int[nodes];
        int[] starts = new int[nodes + 1];
        int[] number = new int[nodes];
        int[] low = new int[nodes];
        int[] edge = new int[nodes];
        int[] path = new int[nodes];
        int[] open = new int[nodes];
        int openSize = 0;
        int numbered = 0;
        int placed = 0;
        int components = 0;
        Arrays.fill(of, -1);
        for (int root = 0; root < nodes; root++) {
            if (number[root] != 0) {
                continue;
            }
            int depth = 0;
            path[0] = root;
            number[root] = low[root] = ++numbered;
            edge[root] = graph.first[root];
            open[openSize++] = root;
            while (depth >= 0) {
                int v = path[depth];
                if (edge[v] < graph.first[v + 1]) {
                    int w = graph.to[edge[v]++];
                    if (number[w] == 0) {
                        number[w] = low[w] = ++numbered;
                        edge[w] = graph.first[w];
                        open[openSize++] = w;
                        path[++depth] = w;
                    } else if (of[w] < 0 && number[w] < low[v]) {
                        low[v] = number[w];
                    }
                    continue;
                }
                depth--;
                if (depth >= 0 && low[v] < low[path[depth]]) {
                    low[path[depth]] = low[v];
                }
                if (low[v] == number[v]) {
                    starts[components] = placed;
                    int w;
                    do {
                        w = open[--openSize];
                        of[w] = components;
                        members[placed++] = w;
                    } while (w != v);
                    Arrays.sort(members, starts[components], placed);
                    components++;
                }
            }
        }
        starts[components] = placed;
        count = components;
        first = Arrays.copyOf(starts, components + 1);
    }

    int size(int component) {
        return first[component + 1] - first[component];
    }
}
