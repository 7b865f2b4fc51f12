package dev.tare.optimizer;

import dev.tare.core.manifest.Home;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.defer.Deferring;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.ModuleRewrite;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.PassFault;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.PassStep;
import dev.tare.optimizer.pass.Reserved;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.pass.TextPasses;
import dev.tare.optimizer.repeat.Pointer;
import dev.tare.optimizer.structure.GraphPass;
import dev.tare.optimizer.structure.Merging;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs passes one after the other, measures them, and keeps account of what each saves in every module. Neighbouring text passes of one
 * group go over each module in one go.
 */
public final class PassRunner {

    private final Reserved reserved;
    private final PassContext context;
    private final List<PassStat> stats = new ArrayList<>();
    private final Map<ModuleId, List<PassStep>> steps = new HashMap<>();
    private final List<Optimized.Stage> stages = new ArrayList<>();
    private final Map<ModuleId, Home> homes = new HashMap<>();
    private ModuleGraph graph;

    /** Modules that pointers lead to, by their paths and by names that stand once in them: they keep their files to themselves. */
    private final Set<ModuleId> pointedTo;

    private PassRunner(ModuleGraph graph, Reserved reserved, Set<ModuleId> pointedTo, PassContext context) {
        this.reserved = reserved;
        this.pointedTo = pointedTo;
        this.graph = graph;
        this.context = context;
    }

    /** Returns what the passes make of the graph. */
    public static Optimized run(ModuleGraph source, List<Pass> passes, PassContext context) {
        return run(source, passes, Reserved.NONE, context);
    }

    /**
     * Returns what the passes make of the graph.
     *
     * @param reserved what stays as it is
     */
    public static Optimized run(ModuleGraph source, List<Pass> passes, Reserved reserved, PassContext context) {
        return run(source, passes, reserved, Set.of(), context);
    }

    private static Optimized run(
            ModuleGraph source, List<Pass> passes, Reserved reserved, Set<ModuleId> pointedTo, PassContext context) {
        PassRunner runner = new PassRunner(source, reserved, pointedTo, context);
        int i = 0;
        while (i < passes.size()) {
            int end = i;
            List<TextPass> run = new ArrayList<>();
            while (end < passes.size()
                    && passes.get(end) instanceof TextPass pass
                    && pass.group() == passes.get(i).group()) {
                run.add(pass);
                end++;
            }
            if (run.isEmpty()) {
                while (end < passes.size() && passes.get(end) instanceof GraphPass) {
                    end++;
                }
                if (end == i) {
                    runner.otherPass(passes.get(i));
                    end++;
                } else {
                    runner.graphPasses(passes.subList(i, end));
                }
                i = end;
            } else {
                runner.textPasses(run);
                i = end;
            }
        }
        return new Optimized(source, runner.graph, runner.stats, runner.steps, runner.homes, List.of(), runner.stages);
    }

    /**
     * Returns what the passes make of what deferring ones left of a framework.
     *
     * @param deferrals what those did; may be none
     * @param reserved what stays as it is in the texts that they left
     */
    public static Optimized run(
            Framework source,
            List<Deferring.Stage> deferrals,
            List<Pass> passes,
            Reserved reserved,
            PassContext context) {
        ModuleGraph rest = deferrals.isEmpty()
                ? source.graph()
                : deferrals.get(deferrals.size() - 1).rest().graph();
        List<Pass> others = new ArrayList<>(passes);
        others.removeIf(pass -> pass instanceof DeferringPass);
        Set<ModuleId> pointedTo = new HashSet<>();
        if (!deferrals.isEmpty()) {
            for (Pointer pointer :
                    deferrals.get(deferrals.size() - 1).deferred().pointers()) {
                pointedTo.add(pointer.holder());
            }
        }
        return Optimized.after(source.graph(), deferrals, run(rest, others, reserved, pointedTo, context));
    }

    private void textPasses(List<TextPass> passes) {
        TextPasses.Outcome outcome = TextPasses.run(graph, passes, reserved, context);
        List<Map<ModuleId, Integer>> saved = new ArrayList<>();
        for (int i = 0; i < passes.size(); i++) {
            saved.add(new HashMap<>());
        }
        for (Map.Entry<ModuleId, ModuleRewrite> entry : outcome.rewrites().entrySet()) {
            int tokens = graph.module(entry.getKey()).orElseThrow().tokens();
            List<PassStep> done = entry.getValue().steps();
            for (PassStep step : done) {
                saved.get(passes.indexOf(step.pass())).put(entry.getKey(), tokens - step.tokens());
                tokens = step.tokens();
            }
            steps.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).addAll(done);
        }
        for (int i = 0; i < saved.size(); i++) {
            stats.add(new PassStat(passes.get(i), saved.get(i), outcome.nanos().get(i)));
        }
        graph = outcome.graph();
        stages.add(new Optimized.Stage(passes.get(0).group(), graph));
    }

    private void graphPasses(List<Pass> passes) {
        Set<ModuleId> unedited = new HashSet<>();
        steps.forEach((id, done) -> {
            for (PassStep step : done) {
                if (step.pass().fidelity() == Fidelity.REVERSIBLE) {
                    // Its notation is turned back from the output as the text passes left it.
                    unedited.add(id);
                }
            }
        });
        Set<ModuleId> fixed = new HashSet<>(reserved.modules());
        fixed.addAll(reserved.places().keySet());
        fixed.addAll(reserved.unmerged());
        fixed.addAll(pointedTo);
        Merging merging = new Merging(graph, fixed, unedited, context);
        List<Long> nanos = new ArrayList<>();
        for (Pass pass : passes) {
            ModuleGraph before = merging.graph();
            long began = System.nanoTime();
            try {
                merging.run((GraphPass) pass);
            } catch (PassFault fault) {
                // The merges that it asked for before are made and will be proven like all others.
                context.faults().add(fault);
            }
            nanos.add(System.nanoTime() - began);
            if (!merging.graph().equals(before)) {
                stages.add(new Optimized.Stage(pass.group(), merging.graph()));
            }
        }
        for (int i = 0; i < passes.size(); i++) {
            stats.add(new PassStat(passes.get(i), saved(passes.get(i), merging.steps()), nanos.get(i)));
        }
        merging.steps()
                .forEach((id, done) ->
                        steps.computeIfAbsent(id, key -> new ArrayList<>()).addAll(done));
        homes.putAll(merging.homes());
        graph = merging.graph();
    }

    /** The tokens of each module before a step are those after the one before it. */
    private Map<ModuleId, Integer> saved(Pass pass, Map<ModuleId, List<PassStep>> merged) {
        Map<ModuleId, Integer> saved = new HashMap<>();
        merged.forEach((id, done) -> {
            int tokens = graph.module(id).orElseThrow().tokens();
            for (PassStep step : done) {
                if (step.pass() == pass) {
                    saved.merge(id, tokens - step.tokens(), Integer::sum);
                }
                tokens = step.tokens();
            }
        });
        return saved;
    }

    private void otherPass(Pass pass) {
        ModuleGraph before = graph;
        long began = System.nanoTime();
        graph = pass.apply(before, context);
        long nanos = System.nanoTime() - began;
        stats.add(new PassStat(pass, graph.equals(before) ? Map.of() : saved(before, graph), nanos));
        if (!graph.equals(before)) {
            stages.add(new Optimized.Stage(pass.group(), graph));
        }
    }

    /** Returns by how much each module got smaller; one that is gone saved all it had. */
    private static Map<ModuleId, Integer> saved(ModuleGraph before, ModuleGraph after) {
        Map<ModuleId, Integer> saved = new HashMap<>();
        for (PromptModule module : before.modules()) {
            int now = after.module(module.id()).map(PromptModule::tokens).orElse(0);
            if (now != module.tokens()) {
                saved.put(module.id(), module.tokens() - now);
            }
        }
        for (PromptModule module : after.modules()) {
            if (before.module(module.id()).isEmpty() && module.tokens() > 0) {
                saved.put(module.id(), -module.tokens());
            }
        }
        return saved;
    }
}
