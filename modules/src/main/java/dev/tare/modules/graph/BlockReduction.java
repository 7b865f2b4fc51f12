package dev.tare.modules.graph;

/**
 * The transitive reduction of a graph without cycles whose edges lead to lower numbers, 64 targets at a time: one word for each
 * node holds which of them it reaches. Memory is linear; time is a 64th of nodes times edges, with a small constant.
 */
final class BlockReduction {

    private BlockReduction() {}

    /** Returns which of the edges stay: an edge goes when another way leads from its source to its target. */
    static boolean[] reduce(Csr graph) {
        int nodes = graph.nodes();
        boolean[] kept = new boolean[graph.edges()];
        long[] reach = new long[nodes];
        for (int block = 0; block < nodes; block += Long.SIZE) {
            int blockEnd = Math.min(nodes, block + Long.SIZE);
            for (int v = block; v < nodes; v++) {
                long direct = 0;
                long further = 0;
                for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                    int w = graph.to[e];
                    if (w >= block) {
                        further |= reach[w];
                        if (w < blockEnd) {
                            direct |= 1L << (w - block);
                        }
                    }
                }
                reach[v] = direct | further;
                if (direct != 0) {
                    for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                        int w = graph.to[e];
                        if (w >= block && w < blockEnd) {
                            kept[e] = (further & 1L << (w - block)) == 0;
                        }
                    }
                }
            }
        }
        return kept;
    }
}
