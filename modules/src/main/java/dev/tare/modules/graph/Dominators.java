package dev.tare.modules.graph;

import java.util.Arrays;

/**
 * The dominator tree of what one node reaches, by the semi-NCA algorithm of Georgiadis and Tarjan without recursion. Nodes have
 * their depth-first numbers from 0, the root's; arrays are used again from run to run. For one thread at a time.
 */
final class Dominators {

    private final Csr graph;
    private final Csr reversed;

    private final int[] mark;
    private final int[] number;
    private int run;

    private final int[] node;
    private final int[] nextEdge;
    private final int[] path;
    private final int[] ancestor;
    private final int[] label;
    private final int[] semi;
    private final int[] dominator;
    private final long[] sum;
    private int size;
    private long work;

    Dominators(Csr graph, Csr reversed) {
        this.graph = graph;
        this.reversed = reversed;
        int nodes = graph.nodes();
        mark = new int[nodes];
        number = new int[nodes];
        node = new int[nodes];
        nextEdge = new int[nodes];
        path = new int[nodes];
        ancestor = new int[nodes];
        label = new int[nodes];
        semi = new int[nodes];
        dominator = new int[nodes];
        sum = new long[nodes];
    }

    /**
     * Finds the dominators of everything that the root reaches.
     *
     * @param maxWork how many nodes and edges may be reached
     * @return false when there are more, and nothing was found out
     */
    boolean run(int root, long maxWork) {
        if (!numberNodes(root, maxWork)) {
            return false;
        }
        System.arraycopy(ancestor, 0, dominator, 0, size);
        for (int i = size - 1; i > 0; i--) {
            int v = node[i];
            int best = dominator[i];
            for (int e = reversed.first[v]; e < reversed.first[v + 1]; e++) {
                int before = reversed.to[e];
                if (mark[before] == run) {
                    best = Math.min(best, semi[evaluate(number[before], i + 1)]);
                }
            }
            semi[i] = best;
        }
        for (int i = 1; i < size; i++) {
            int above = dominator[i];
            while (above > semi[i]) {
                above = dominator[above];
            }
            dominator[i] = above;
        }
        return true;
    }

    private boolean numberNodes(int root, long maxWork) {
        if (++run == Integer.MAX_VALUE) {
            Arrays.fill(mark, 0);
            run = 1;
        }
        size = 0;
        work = 0;
        enter(root, 0);
        int depth = 0;
        path[0] = root;
        while (depth >= 0) {
            int v = path[depth];
            if (nextEdge[v] == graph.first[v + 1]) {
                depth--;
                continue;
            }
            int w = graph.to[nextEdge[v]++];
            if (mark[w] != run) {
                enter(w, number[v]);
                if (work > maxWork) {
                    return false;
                }
                path[++depth] = w;
            }
        }
        return true;
    }

    private void enter(int v, int parent) {
        mark[v] = run;
        number[v] = size;
        node[size] = v;
        ancestor[size] = parent;
        label[size] = size;
        semi[size] = size;
        size++;
        nextEdge[v] = graph.first[v];
        work += 1 + graph.first[v + 1] - graph.first[v];
    }

    /** Returns the number with the least semidominator on the way up from this one, among those numbered {@code linked} or more. */
    private int evaluate(int from, int linked) {
        if (ancestor[from] < linked) {
            return label[from];
        }
        int depth = 0;
        int v = from;
        do {
            path[depth++] = v;
            v = ancestor[v];
        } while (ancestor[v] >= linked);
        int top = ancestor[v];
        int best = label[v];
        do {
            v = path[--depth];
            ancestor[v] = top;
            if (semi[best] < semi[label[v]]) {
                label[v] = best;
            } else {
                best = label[v];
            }
        } while (depth > 0);
        return best;
    }

    /** Adds up the weights below each node; call after {@link #run}. */
    void addUp(int[] weight) {
        for (int i = 0; i < size; i++) {
            sum[i] = weight[node[i]];
        }
        for (int i = size - 1; i > 0; i--) {
            sum[dominator[i]] += sum[i];
        }
    }

    /** Returns how many nodes were reached. */
    int size() {
        return size;
    }

    /** Returns how many nodes and edges were reached. */
    long work() {
        return work;
    }

    int node(int number) {
        return node[number];
    }

    boolean reached(int v) {
        return mark[v] == run;
    }

    int number(int v) {
        return number[v];
    }

    /** Returns the number of the immediate dominator, which is less than this one. */
    int dominator(int number) {
        return dominator[number];
    }

    /** Returns the weight of all nodes that this one dominates, its own included. */
    long sum(int number) {
        return sum[number];
    }

    /** Returns the number of the last node that dominates both. */
    int common(int one, int other) {
        int a = one;
        int b = other;
        while (a != b) {
            if (a > b) {
                a = dominator[a];
            } else {
                b = dominator[b];
            }
        }
        return a;
    }
}
