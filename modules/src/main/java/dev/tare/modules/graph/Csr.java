package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * The edges of a graph of numbered nodes in compressed rows: those of node {@code v} are {@code first[v]} to
 * {@code first[v + 1]}, and each has the node it leads to, a label, and a cost of 0 or 1 where the depth of a walk is limited.
 */
final class Csr {

    final int[] first;
    final int[] to;
    final int[] label;
    final byte[] cost;

    private Csr(int[] first, int[] to, int[] label, byte[] cost) {
        this.first = first;
        this.to = to;
        this.label = label;
        this.cost = cost;
    }

    int nodes() {
        return first.length - 1;
    }

    int edges() {
        return to.length;
    }

    /** Returns the same edges turned round, each with its label, in order of their sources. */
    Csr reversed() {
        int nodes = nodes();
        int[] starts = new int[nodes + 1];
        for (int target : to) {
            starts[target + 1]++;
        }
        for (int v = 0; v < nodes; v++) {
            starts[v + 1] += starts[v];
        }
        int[] next = Arrays.copyOf(starts, nodes);
        int[] from = new int[to.length];
        int[] labels = new int[to.length];
        byte[] costs = new byte[to.length];
        for (int v = 0; v < nodes; v++) {
            for (int e = first[v]; e < first[v + 1]; e++) {
                int slot = next[to[e]]++;
                from[slot] = v;
                labels[slot] = label[e];
                costs[slot] = cost[e];
            }
        }
        return new Csr(starts, from, labels, costs);
    }

    /** Returns the edges that cost nothing. */
    Csr free() {
        Builder rows = new Builder(nodes(), edges());
        for (int v = 0; v < nodes(); v++) {
            for (int e = first[v]; e < first[v + 1]; e++) {
                if (cost[e] == 0) {
                    rows.add(to[e], label[e]);
                }
            }
            rows.endRow();
        }
        return rows.build();
    }

    /** Takes the rows one after the other and keeps the first of several edges to the same node, at the least of their costs. */
    static final class Builder {
        private final int[] first;

        /** Where the last edge to each node is; before the current row when it has none. */
        private final int[] lastEdge;

        private int[] to;
        private int[] label;
        private byte[] cost;
        private int row;
        private int size;

        Builder(int nodes, int expectedEdges) {
            first = new int[nodes + 1];
            lastEdge = new int[nodes];
            Arrays.fill(lastEdge, -1);
            to = new int[Math.max(8, expectedEdges)];
            label = new int[to.length];
            cost = new byte[to.length];
        }

        /** Adds an edge that costs nothing. */
        void add(int target, int edgeLabel) {
            add(target, edgeLabel, 0);
        }

        void add(int target, int edgeLabel, int edgeCost) {
            int last = lastEdge[target];
            if (last >= first[row]) {
                cost[last] = (byte) Math.min(cost[last], edgeCost);
                return;
            }
            if (size == to.length) {
                to = Arrays.copyOf(to, size * 2);
                label = Arrays.copyOf(label, size * 2);
                cost = Arrays.copyOf(cost, size * 2);
            }
            lastEdge[target] = size;
            to[size] = target;
            label[size] = edgeLabel;
            cost[size++] = (byte) edgeCost;
        }

        void endRow() {
            first[++row] = size;
        }

        Csr build() {
            return new Csr(first, Arrays.copyOf(to, size), Arrays.copyOf(label, size), Arrays.copyOf(cost, size));
        }
    }
}
