package dev.tare.modules.graph;

import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The modules as wholes with the edges between them, as far as its shape matters: components, layers, reduction. */
final class PathGraph {

    /** Up to this many components JGraphT reduces the condensation: it holds a square matrix of bits and works in cubic time. */
    static final int JGRAPHT_LIMIT = 512;

    final Csr edges;
    final Components components;

    PathGraph(Csr edges) {
        this.edges = edges;
        this.components = new Components(edges);
    }

    /** Returns the edges, or those of them that are kept, sorted by the modules' ids. */
    List<Edge> list(PromptModule[] modules, boolean @Nullable [] kept) {
        List<Edge> found = new ArrayList<>();
        for (int v = 0; v < edges.nodes(); v++) {
            int row = found.size();
            for (int e = edges.first[v]; e < edges.first[v + 1]; e++) {
                if (kept == null || kept[e]) {
                    found.add(new Edge(modules[v].id(), modules[edges.to[e]].id()));
                }
            }
            Collections.sort(found.subList(row, found.size()));
        }
        return Collections.unmodifiableList(found);
    }

    /** Returns the components that have a cycle: there are no edges from a module to itself, so those of two members or more. */
    List<int[]> cyclic() {
        List<int[]> found = new ArrayList<>();
        for (int c = 0; c < components.count; c++) {
            if (components.size(c) > 1) {
                int[] members = new int[components.size(c)];
                System.arraycopy(components.members, components.first[c], members, 0, members.length);
                found.add(members);
            }
        }
        return found;
    }

    /** Returns for each module the longest way to it, in edges between components. */
    int[] layers() {
        int[] layerOf = new int[components.count];
        for (int c = components.count - 1; c >= 0; c--) {
            for (int i = components.first[c]; i < components.first[c + 1]; i++) {
                int v = components.members[i];
                for (int e = edges.first[v]; e < edges.first[v + 1]; e++) {
                    int other = components.of[edges.to[e]];
                    if (other != c && layerOf[other] <= layerOf[c]) {
                        layerOf[other] = layerOf[c] + 1;
                    }
                }
            }
        }
        int[] layers = new int[edges.nodes()];
        for (int v = 0; v < layers.length; v++) {
            layers[v] = layerOf[components.of[v]];
        }
        return layers;
    }

    /** Returns the components with the distinct edges between them, each labelled with the first edge of modules that makes it. */
    Csr condensation() {
        Csr.Builder rows = new Csr.Builder(components.count, edges.edges());
        for (int c = 0; c < components.count; c++) {
            for (int i = components.first[c]; i < components.first[c + 1]; i++) {
                int v = components.members[i];
                for (int e = edges.first[v]; e < edges.first[v + 1]; e++) {
                    int other = components.of[edges.to[e]];
                    if (other != c) {
                        rows.add(other, e);
                    }
                }
            }
            rows.endRow();
        }
        return rows.build();
    }

    /**
     * Returns which edges of modules a drawing needs: all those inside a component, and one for each edge of the condensation's
     * transitive reduction. What reaches what stays the same.
     */
    boolean[] reduction() {
        boolean[] kept = new boolean[edges.edges()];
        for (int v = 0; v < edges.nodes(); v++) {
            for (int e = edges.first[v]; e < edges.first[v + 1]; e++) {
                kept[e] = components.of[v] == components.of[edges.to[e]];
            }
        }
        Csr between = condensation();
        boolean[] needed =
                between.nodes() <= JGRAPHT_LIMIT ? LibraryReduction.reduce(between) : BlockReduction.reduce(between);
        for (int e = 0; e < needed.length; e++) {
            if (needed[e]) {
                kept[between.label[e]] = true;
            }
        }
        return kept;
    }
}
