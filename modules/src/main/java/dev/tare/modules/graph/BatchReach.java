package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * What up to 64 nodes reach, all at once: each component holds one bit for each start, and one sweep over the components in the
 * order of their edges hands the bits on. For one thread at a time.
 */
final class BatchReach {

    private static final int BYTES = Long.BYTES;

    private final Csr graph;
    private final Components components;
    private final long[] mask;
    private final long[][] sumsByByte = new long[BYTES][256];

    BatchReach(Csr graph, Components components) {
        this.graph = graph;
        this.components = components;
        this.mask = new long[components.count];
    }

    /** Walks from the starts in {@code starts[from, to)}, of which the first has bit 0. */
    void run(int[] starts, int from, int to) {
        Arrays.fill(mask, 0);
        for (int i = from; i < to; i++) {
            mask[components.of[starts[i]]] |= 1L << (i - from);
        }
        for (int c = components.count - 1; c >= 0; c--) {
            long bits = mask[c];
            if (bits == 0) {
                continue;
            }
            for (int i = components.first[c]; i < components.first[c + 1]; i++) {
                int v = components.members[i];
                for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                    mask[components.of[graph.to[e]]] |= bits;
                }
            }
        }
    }

    /** Returns which of the starts reach the node. */
    long reachedFrom(int node) {
        return mask[components.of[node]];
    }

    /** Returns for each of the starts the sum of the weights of what it reaches. */
    long[] sums(int[] weight) {
        // Eight sums for each node, by the value of each byte of its mask, stand for sixty-four.
        for (long[] row : sumsByByte) {
            Arrays.fill(row, 0);
        }
        for (int v = 0; v < weight.length; v++) {
            long bits = mask[components.of[v]];
            if (bits != 0 && weight[v] != 0) {
                for (int b = 0; b < BYTES; b++) {
                    sumsByByte[b][(int) (bits >>> (b * 8)) & 0xff] += weight[v];
                }
            }
        }
        long[] sums = new long[Long.SIZE];
        for (int bit = 0; bit < Long.SIZE; bit++) {
            long[] row = sumsByByte[bit / 8];
            int one = 1 << (bit % 8);
            for (int value = 0; value < 256; value++) {
                if ((value & one) != 0) {
                    sums[bit] += row[value];
                }
            }
        }
        return sums;
    }
}
