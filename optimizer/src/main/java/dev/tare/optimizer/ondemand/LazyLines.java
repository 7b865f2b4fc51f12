package dev.tare.optimizer.ondemand;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** All references of a framework that need not be followed at a start: branches first, then what is only looked up. */
public final class LazyLines {

    private LazyLines() {}

    /** Returns them in order of module and place, each reference once. */
    public static List<LazyLine> of(ModuleGraph graph, TokenCounter counter, TaskExecutor executor) {
        List<LazyLine> all = new ArrayList<>(ExclusiveBranchLines.of(graph, counter, executor));
        all.addAll(NeedlessModuleLines.of(graph, all, counter, executor));
        all.sort(LazyLine.ORDER);
        return Collections.unmodifiableList(all);
    }
}
