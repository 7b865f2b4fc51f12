package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * The edges of a graph of numbered nodes in compressed rows: those of node {@code v} are {@code first[v]} to
 * {@code first[v + 1]}, and each has the node it leads to and a label.
 */
final class Csr {

    final int[] first;
    final int[] to;
    final int[] label;

    private Csr(int[] first, int[] to, int[] label) {
        this.first = first;
        this.to = to;
        this.label = label;
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
        for (int v = 0; v < nodes; v++) {
            for (int e = first[v]; e < first[v + 1]; e++) {
                int slot = next[to[e]]++;
                from[slot] = v;
                labels[slot] = label[e];
            }
        }
        return new Csr(starts, from, labels);
    }

    /** Takes the rows one after the other and keeps the first of several edges to the same node. */
    static final class Builder {
        private final int[] first;
        private final int[] lastRow;
        private int[] to;
        private int[] label;
        private int row;
        private int size;

        Builder(int nodes, int expectedEdges) {
            first = new int[nodes + 1];
            lastRow = new int[nodes];
            Arrays.fill(lastRow, -1);
            to = new int[Math.max(8, expectedEdges)];
            label = new int[to.length];
        }

        void add(int target, int edgeLabel) {
            if (lastRow[target] == row) {
                return;
            }
            lastRow[target] = row;
            if (size == to.length) {
                to = Arrays.copyOf(to, size * 2);
                label = Arrays.copyOf(label, size * 2);
            }
            to[size] = target;
            label[size++] = edgeLabel;
        }

        void endRow() {
            first[++row] = size;
        }

        Csr build() {
            return new Csr(first, Arrays.copyOf(to, size), Arrays.copyOf(label, size));
        }
    }
}
