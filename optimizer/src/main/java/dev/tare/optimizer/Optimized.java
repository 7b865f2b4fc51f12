package dev.tare.optimizer;

import dev.tare.core.manifest.Home;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.defer.Deferred;
import dev.tare.optimizer.defer.Deferring;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.PassStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A framework after all passes.
 *
 * @param source the graph as it was read
 * @param graph the graph as it will be written
 * @param stats what each pass did, in the order of the passes
 * @param steps for each module and each part that passes over texts changed, what they did to it
 * @param homes for each module without a whole file of its own, where its text stands
 * @param deferrals the framework after each deferring pass; passes over texts began with what the last one left
 * @param stages the graph as it was between runs of passes of one group, so that each group's part in a closure can be told
 */
public record Optimized(
        ModuleGraph source,
        ModuleGraph graph,
        List<PassStat> stats,
        Map<ModuleId, List<PassStep>> steps,
        Map<ModuleId, Home> homes,
        List<Deferring.Stage> deferrals,
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
        deferrals = List.copyOf(deferrals);
        stages = List.copyOf(stages);
    }

    /**
     * Returns the outcome of deferring passes and of the passes that followed them.
     *
     * @param source the graph as it was read
     * @param later what came of the framework that the last deferring pass left
     */
    static Optimized after(ModuleGraph source, List<Deferring.Stage> deferrals, Optimized later) {
        List<PassStat> stats = new ArrayList<>();
        List<Stage> stages = new ArrayList<>();
        for (Deferring.Stage stage : deferrals) {
            stats.add(stage.stat());
            stages.add(new Stage(stage.pass().group(), stage.rest().graph()));
        }
        stats.addAll(later.stats());
        stages.addAll(later.stages());
        return new Optimized(source, later.graph(), stats, later.steps(), later.homes(), deferrals, stages);
    }

    /** Returns what was put aside. */
    public Deferred deferred() {
        return deferrals.isEmpty()
                ? Deferred.NOTHING
                : deferrals.get(deferrals.size() - 1).deferred();
    }

    /** Returns the graph in which passes over texts began. */
    public ModuleGraph rest() {
        return deferrals.isEmpty()
                ? source
                : deferrals.get(deferrals.size() - 1).rest().graph();
    }

    /** Returns what passes over texts did to a module of the source, or to a part, in their order. */
    public List<PassStep> steps(ModuleId id) {
        return steps.getOrDefault(id, List.of());
    }

    /** Returns how a module's own text was changed, from the source to the output. */
    public Edits edits(ModuleId id) {
        Edits all = deferred().edits(id);
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

    /** Returns the text that the output has of what was put aside. */
    public byte[] text(PutAside aside) {
        return graph.module(aside.part()).orElseThrow().source().utf8();
    }

    /** Returns how many tokens of the output begin in what is left of a module or a part: these add up to the output's. */
    public int tokensAfter(ModuleId id) {
        List<PassStep> done = steps(id);
        return done.isEmpty()
                ? rest().module(id).orElseThrow().tokens()
                : done.get(done.size() - 1).tokens();
    }
}
