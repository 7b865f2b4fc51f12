package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.optimizer.proof.Finding;
import java.util.ArrayList;
import java.util.List;

/** What is found wrong with a graph, each with its place in the source. */
final class GraphFindings {

    private final ModuleGraph source;
    private final List<Finding> found = new ArrayList<>();

    GraphFindings(ModuleGraph source) {
        this.source = source;
    }

    /**
     * Adds a finding.
     *
     * @param offset where it is in the module's source, in bytes
     */
    void add(ModuleId id, int offset, String message) {
        int line = source.module(id)
                .map(module -> module.source().position(offset).line())
                .orElse(1);
        found.add(new Finding(Finding.Check.GRAPH, id.path(), line, message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Returns them in the order in which they were added. */
    List<Finding> all() {
        return found;
    }
}
