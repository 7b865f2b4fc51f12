package dev.tare.optimizer;

import dev.tare.core.manifest.Home;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.PassStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A framework after all passes.
 *
 * @param source the graph as it was read
 * @param graph the graph as it will be written
 * @param stats what each pass did, in the order of the passes
 * @param steps for each module that changed, what the passes did to it
 * @param homes for each module without a whole file of its own, where its text stands
 * @param stages the graph as it was between runs of passes of one group, so that each group's part in a closure can be told
 */
public record Optimized(
        ModuleGraph source,
        ModuleGraph graph,
        List<PassStat> stats,
        Map<ModuleId, List<PassStep>> steps,
        Map<ModuleId, Home> homes,
        List<Stage> stages) {

    /**
     * The graph after some passes of one group.
     *
     * @param group what they save by
     * @param graph what they left
     */
    public record Stage(PassGroup group, ModuleGraph graph) {}

    public Optimized {
        stats = List.copyOf(stats);
        steps = Map.copyOf(steps);
        homes = Map.copyOf(homes);
        stages = List.copyOf(stages);
    }

    /** Returns what the passes did to a module of the source, in their order. */
    public List<PassStep> steps(ModuleId id) {
        return steps.getOrDefault(id, List.of());
    }

    /** Returns how a module's own text was changed, from the source to the output. */
    public Edits edits(ModuleId id) {
        Edits all = Edits.NONE;
        for (PassStep step : steps(id)) {
            all = all.then(step.edits());
        }
        return all;
    }

    /** Returns the text of each file of the output that holds modules. */
    public Map<ModuleId, byte[]> texts() {
        Map<ModuleId, byte[]> texts = new HashMap<>();
        for (PromptModule module : graph.modules()) {
            texts.put(module.id(), module.source().utf8());
        }
        return texts;
    }

    /** Returns how many tokens of the output begin in what is left of a module of the source: these add up to the output's. */
    public int tokensAfter(PromptModule module) {
        List<PassStep> done = steps(module.id());
        return done.isEmpty() ? module.tokens() : done.get(done.size() - 1).tokens();
    }
}
