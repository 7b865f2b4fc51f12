package dev.tare.optimizer.defer;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.ondemand.ChosenModuleLines;
import dev.tare.optimizer.ondemand.LazyLine;
import dev.tare.optimizer.rule.PlaceRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes lazy whatever loads one of the modules that somebody chose to open when they are needed: in a question, or by {@code defer:}. By a
 * question all that is asked for goes, and whoever asks is told of the hard constraints in it; by {@code defer:} a module that brings one
 * into a start stays there.
 */
public final class ChosenOnDemand extends LazyLinesPass {

    private final Set<ModuleId> chosen;
    private final boolean asSettled;

    /** Chooses what the framework's {@code defer:} names. */
    public ChosenOnDemand() {
        this.chosen = Set.of();
        this.asSettled = true;
    }

    /**
     * @param chosen the modules that are not to be loaded at a start
     */
    public ChosenOnDemand(Set<ModuleId> chosen) {
        this.chosen = Set.copyOf(chosen);
        this.asSettled = false;
    }

    @Override
    public String name() {
        return "chosen-on-demand";
    }

    /** Returns the modules that are not to be loaded at a start; none where the framework's settings say which. */
    public Set<ModuleId> chosen() {
        return chosen;
    }

    @Override
    protected List<LazyLine> lines(Framework source, TaskExecutor executor) {
        if (!asSettled) {
            return ChosenModuleLines.of(source.graph(), chosen, source.counter(), executor);
        }
        Set<ModuleId> named = PlaceRules.of(source).deferredModules();
        return named.isEmpty()
                ? List.of()
                : ChosenModuleLines.withoutConstraints(source.graph(), named, source.counter(), executor);
    }

    /** An output says by itself what was chosen, so that its proof does not depend on the settings of today. */
    @Override
    protected List<LazyLine> possibleLines(Framework source, TaskExecutor executor) {
        if (!asSettled) {
            return lines(source, executor);
        }
        Set<ModuleId> all = new TreeSet<>();
        for (PromptModule module : source.modules()) {
            all.add(module.id());
        }
        return ChosenModuleLines.withoutConstraints(source.graph(), all, source.counter(), executor);
    }
}
