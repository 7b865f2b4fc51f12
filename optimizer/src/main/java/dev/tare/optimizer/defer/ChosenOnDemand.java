package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.optimizer.ondemand.ChosenModuleLines;
import dev.tare.optimizer.ondemand.LazyLine;
import java.util.List;
import java.util.Set;

/** Makes lazy whatever loads one of the modules that somebody chose to open when they are needed. */
public final class ChosenOnDemand extends LazyLinesPass {

    private final Set<ModuleId> chosen;

    /**
     * @param chosen the modules that are not to be loaded at a start
     */
    public ChosenOnDemand(Set<ModuleId> chosen) {
        this.chosen = Set.copyOf(chosen);
    }

    @Override
    public String name() {
        return "chosen-on-demand";
    }

    /** Returns the modules that are not to be loaded at a start. */
    public Set<ModuleId> chosen() {
        return chosen;
    }

    @Override
    protected List<LazyLine> lines(Framework source, TaskExecutor executor) {
        return ChosenModuleLines.of(source.graph(), chosen, source.counter(), executor);
    }
}
