package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.optimizer.ondemand.ExclusiveBranchLines;
import dev.tare.optimizer.ondemand.LazyLine;
import java.util.List;

/** Makes lazy what a module attaches under conditions that exclude each other: of several files, a run reads the one that it takes. */
public final class BranchesOnDemand extends LazyLinesPass {

    @Override
    public String name() {
        return "branches-on-demand";
    }

    @Override
    protected List<LazyLine> lines(Framework source, TaskExecutor executor) {
        return ExclusiveBranchLines.of(source.graph(), source.counter(), executor);
    }
}
