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
        // A run may take two numbers.
        if (run >= Integer.MAX_VALUE - 2) {
            Arrays.fill(mark, 0);
            run = 0;
        }
        run++;
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
     * Walks from the starts as far as there are edges.
     *
     * @param maxWork how many nodes and edges to look at before giving up
     * @return whether the walk came to its end
     */
    boolean walk(Csr graph, long maxWork) {
        long work = 0;
        for (int head = 0; head < size; head++) {
            int v = order[head];
            int end = graph.first[v + 1];
            work += 1 + end - graph.first[v];
            if (work > maxWork) {
                return false;
            }
            for (int e = graph.first[v]; e < end; e++) {
                int w = graph.to[e];
                if (mark[w] != run) {
                    visit(w, w >= firstPart ? hops[v] : hops[v] + 1, v, graph.label[e]);
                }
            }
        }
        return true;
    }

    /** Walks as far as ways cost no more than the limit, and leaves the hops as those of the shortest ways within that. */
    void walkWithin(Csr graph, int maxCost) {
        int starts = size;
        boolean done = walkWithin(graph, maxCost, Cut.NONE, Long.MAX_VALUE);
        assert done;
        measure(graph, starts);
    }

    /**
     * Walks from the starts as far as ways cost no more than a limit: breadth first over costs of 0 and 1. All that one cost
     * reaches is found before anything that costs more, so each node is entered at the least that it can cost. The hops are
     * those of the way that was taken.
     *
     * @param maxCost how many edges with a cost a way may take
     * @param maxWork how many nodes and edges to look at before giving up
     * @param cut edges that are not to be followed as they are
     * @return whether the walk came to its end
     */
    boolean walkWithin(Csr graph, int maxCost, Cut cut, long maxWork) {
        long work = 0;
        int layer = 0;
        for (int cost = 0; ; cost++) {
            // The layer grows while it is walked; what it leads to at a cost is the next one.
            for (int head = layer; head < size; head++) {
                work += follow(graph, head, 0, cut);
                if (work > maxWork) {
                    return false;
                }
            }
            int end = size;
            if (cost == maxCost) {
                return true;
            }
            for (int head = layer; head < end; head++) {
                work += follow(graph, head, 1, cut);
                if (work > maxWork) {
                    return false;
                }
            }
            if (size == end) {
                return true;
            }
            layer = end;
        }
    }

    /** Enters what a reached node leads to at this cost, and returns the work it was. */
    private int follow(Csr graph, int position, int cost, Cut cut) {
        int v = order[position];
        int end = graph.first[v + 1];
        for (int e = graph.first[v]; e < end; e++) {
            int w = graph.to[e];
            // What costs nothing was entered before.
            if (mark[w] != run && (cost == 1 || graph.cost[e] == 0 && !cut.isDearer(e)) && !cut.isGone(e)) {
                visit(w, w >= firstPart ? hops[v] : hops[v] + 1, v, graph.label[e]);
            }
        }
        return 1 + end - graph.first[v];
    }

    /** Makes the hops those of the shortest ways within what was reached: a way that costs least need not be shortest. */
    private void measure(Csr graph, int starts) {
        int reached = run++;
        size = starts;
        for (int i = 0; i < starts; i++) {
            mark[order[i]] = run;
        }
        for (int head = 0; head < size; head++) {
            int v = order[head];
            for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                int w = graph.to[e];
                if (mark[w] == reached) {
                    visit(w, w >= firstPart ? hops[v] : hops[v] + 1, v, graph.label[e]);
                }
            }
        }
    }

    /** Walks as far as there are edges. */
    void walk(Csr graph) {
        boolean done = walk(graph, Long.MAX_VALUE);
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
