package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.optimizer.ondemand.ExclusiveBranchLines;
import dev.tare.optimizer.ondemand.LazyLine;
import dev.tare.optimizer.ondemand.NeedlessModuleLines;
import java.util.List;

/** Makes lazy what is attached or imported only to be looked up, with a line that says what it is and when to open it. */
public final class ModulesOnDemand extends LazyLinesPass {

    @Override
    public String name() {
        return "modules-on-demand";
    }

    @Override
    protected List<LazyLine> lines(Framework source, TaskExecutor executor) {
        List<LazyLine> branches = ExclusiveBranchLines.of(source.graph(), source.counter(), executor);
        return NeedlessModuleLines.of(source.graph(), branches, source.counter(), executor);
    }
}
