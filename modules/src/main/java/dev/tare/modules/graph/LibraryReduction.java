package dev.tare.modules.graph;

import org.jgrapht.Graph;
import org.jgrapht.alg.TransitiveReduction;
import org.jgrapht.graph.SimpleDirectedGraph;

/** The transitive reduction of a small graph without cycles, by JGraphT. The only class that loads the library. */
final class LibraryReduction {

    private LibraryReduction() {}

    /** Returns which of the edges stay. */
    static boolean[] reduce(Csr graph) {
        Graph<Integer, Integer> copy = new SimpleDirectedGraph<>(Integer.class);
        for (int v = 0; v < graph.nodes(); v++) {
            copy.addVertex(v);
        }
        for (int v = 0; v < graph.nodes(); v++) {
            for (int e = graph.first[v]; e < graph.first[v + 1]; e++) {
                copy.addEdge(v, graph.to[e], e);
            }
        }
        TransitiveReduction.INSTANCE.reduce(copy);
        boolean[] kept = new boolean[graph.edges()];
        for (Integer edge : copy.edgeSet()) {
            kept[edge] = true;
        }
        return kept;
    }
}
