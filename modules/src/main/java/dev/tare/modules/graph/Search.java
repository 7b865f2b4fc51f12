package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * Breadth-first search over numbered nodes, with arrays that are used again: a node counts as seen when its mark is that of
 * the current run. For one thread at a time.
 */
final class Search {

    private final int[] mark;
    private final int[] hops;
    private final int[] cameFrom;
    private final int[] cameBy;
    private final int[] order;

    /** Nodes from this number on are parts of a text and not one hop further. */
    private final int firstPart;

    private int run;
    private int size;

    Search(int nodes, int firstPart) {
        mark = new int[nodes];
        hops = new int[nodes];
        cameFrom = new int[nodes];
        cameBy = new int[nodes];
        order = new int[nodes];
        this.firstPart = firstPart;
    }

    /** Starts anew from nothing. */
    void begin() {
        if (++run == Integer.MAX_VALUE) {
            Arrays.fill(mark, 0);
            run = 1;
        }
        size = 0;
    }

    /** Adds a start; all are added before {@link #walk}. */
    void start(int node) {
        if (mark[node] != run) {
            visit(node, 0, -1, -1);
        }
    }

    /** Keeps the walk from going to this node, or through it. */
    void exclude(int node) {
        mark[node] = run;
    }

    /**
     * Walks from the starts.
     *
     * @param maxHops how far
     * @param maxWork how many nodes and edges to look at before giving up
     * @return whether the walk came to its end
     */
    boolean walk(Csr graph, int maxHops, long maxWork) {
        long work = 0;
        for (int head = 0; head < size; head++) {
            int v = order[head];
            int end = graph.first[v + 1];
            work += 1 + end - graph.first[v];
            if (work > maxWork) {
                return false;
            }
            int next = hops[v] + 1;
            for (int e = graph.first[v]; e < end; e++) {
                int w = graph.to[e];
                if (mark[w] != run) {
                    if (w >= firstPart) {
                        visit(w, hops[v], v, graph.label[e]);
                    } else if (hops[v] < maxHops) {
                        visit(w, next, v, graph.label[e]);
                    }
                }
            }
        }
        return true;
    }

    /** Walks to a depth over all edges but some, which are given in ascending order. */
    void walkWithout(Csr graph, int maxHops, int[] cut) {
        for (int head = 0; head < size; head++) {
            int v = order[head];
            for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                int w = graph.to[e];
                boolean part = w >= firstPart;
                if (mark[w] != run && (part || hops[v] < maxHops) && Arrays.binarySearch(cut, e) < 0) {
                    visit(w, part ? hops[v] : hops[v] + 1, v, graph.label[e]);
                }
            }
        }
    }

    /** Walks as far as there are edges. */
    void walk(Csr graph) {
        boolean done = walk(graph, Integer.MAX_VALUE, Long.MAX_VALUE);
        assert done;
    }

    private void visit(int node, int distance, int from, int label) {
        mark[node] = run;
        hops[node] = distance;
        cameFrom[node] = from;
        cameBy[node] = label;
        order[size++] = node;
    }

    int size() {
        return size;
    }

    /** Returns the nodes in the order in which they were reached; the first {@link #size} are of this run. */
    int node(int position) {
        return order[position];
    }

    boolean reached(int node) {
        return mark[node] == run;
    }

    int hops(int node) {
        return hops[node];
    }

    /** Returns the node before this one on a shortest path from a start, or -1 at a start. */
    int cameFrom(int node) {
        return cameFrom[node];
    }

    /** Returns the label of the edge by which the node was reached. */
    int cameBy(int node) {
        return cameBy[node];
    }

    /** Returns the sum of the weights of all reached nodes. */
    long sum(int[] weight) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += weight[order[i]];
        }
        return sum;
    }
}
