package dev.tare.modules.graph;

import org.jspecify.annotations.Nullable;

/**
 * The edges that closures follow, each set made when it is first asked for: a run needs few of them. Benign races: every thread
 * makes an equal one.
 */
final class EdgeSets {

    private final TextGraph texts;
    private final boolean[] leftOut;

    private volatile @Nullable Csr eager;
    private volatile @Nullable Csr byPath;
    private volatile @Nullable Csr byName;
    private volatile @Nullable Csr byPathReversed;
    private volatile @Nullable PathGraph paths;

    /**
     * @param leftOut the texts that no closure goes to
     */
    EdgeSets(TextGraph texts, boolean[] leftOut) {
        this.texts = texts;
        this.leftOut = leftOut;
    }

    Csr eager() {
        Csr graph = eager;
        if (graph == null) {
            graph = texts.edges(TextGraph.EAGER, leftOut);
            eager = graph;
        }
        return graph;
    }

    Csr byPath() {
        Csr graph = byPath;
        if (graph == null) {
            graph = texts.edges(TextGraph.BY_PATH, leftOut);
            byPath = graph;
        }
        return graph;
    }

    Csr byPathReversed() {
        Csr graph = byPathReversed;
        if (graph == null) {
            graph = byPath().reversed();
            byPathReversed = graph;
        }
        return graph;
    }

    /** Returns the edges by path and by name. */
    Csr byName() {
        Csr graph = byName;
        if (graph == null) {
            graph = texts.edges(TextGraph.BY_PATH | TextGraph.NAMED, leftOut);
            byName = graph;
        }
        return graph;
    }

    /** Returns the modules as wholes, nothing left out. */
    PathGraph paths() {
        PathGraph graph = paths;
        if (graph == null) {
            graph = new PathGraph(texts.moduleEdges(TextGraph.BY_PATH));
            paths = graph;
        }
        return graph;
    }
}
