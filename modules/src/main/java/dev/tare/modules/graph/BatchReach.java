package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * What up to 64 nodes reach, all at once: each component holds one bit for each start, and one sweep over the components in the
 * order of their edges hands the bits on. Where the cost of ways is limited, the components are those of the edges that cost
 * nothing, and there is a sweep for each step. For one thread at a time.
 */
final class BatchReach {

    private static final int BYTES = Long.BYTES;

    private final Csr graph;
    private final Components components;
    private final int limit;
    private long[] mask;
    private final long[][] sumsByByte = new long[BYTES][256];

    /**
     * @param components those of the graph, or of its edges that cost nothing when there is a limit
     * @param limit how much ways may cost, or {@link EagerDepth#ANY}
     */
    BatchReach(Csr graph, Components components, int limit) {
        this.graph = graph;
        this.components = components;
        this.limit = limit;
        this.mask = new long[components.count];
    }

    /** Walks from the starts in {@code starts[from, to)}, of which the first has bit 0. */
    void run(int[] starts, int from, int to) {
        Arrays.fill(mask, 0);
        for (int i = from; i < to; i++) {
            mask[components.of[starts[i]]] |= 1L << (i - from);
        }
        handOn();
        for (int cost = 0; limit != EagerDepth.ANY && cost < limit && step(); cost++) {
            handOn();
        }
    }

    /** Hands the bits on along all edges that cost nothing; along all edges when there is no limit. */
    private void handOn() {
        for (int c = components.count - 1; c >= 0; c--) {
            long bits = mask[c];
            if (bits == 0) {
                continue;
            }
            for (int i = components.first[c]; i < components.first[c + 1]; i++) {
                int v = components.members[i];
                for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                    if (limit == EagerDepth.ANY || graph.cost[e] == 0) {
                        mask[components.of[graph.to[e]]] |= bits;
                    }
                }
            }
        }
    }

    /** Takes one step along the edges that cost, from everywhere at once, and tells whether it led anywhere. */
    private boolean step() {
        long[] next = mask.clone();
        boolean changed = false;
        for (int v = 0; v < graph.nodes(); v++) {
            long bits = mask[components.of[v]];
            for (int e = graph.first[v]; bits != 0 && e < graph.first[v + 1]; e++) {
                int c = components.of[graph.to[e]];
                if ((bits & ~next[c]) != 0) {
                    next[c] |= bits;
                    changed = true;
                }
            }
        }
        mask = next;
        return changed;
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
