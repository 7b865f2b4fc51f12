package dev.tare.optimizer.ondemand;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import java.util.List;

/** Files that a start loads though its words only point to them for looking things up. */
public final class NeedlessModuleLines {

    private NeedlessModuleLines() {}

    /**
     * Returns the lines, in order of module and place.
     *
     * @param taken lines that are made in any case; none of these speaks of the same reference
     */
    public static List<LazyLine> of(
            ModuleGraph graph, List<LazyLine> taken, TokenCounter counter, TaskExecutor executor) {
        return List.of();
    }
}
