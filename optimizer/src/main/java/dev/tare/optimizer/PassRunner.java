package dev.tare.optimizer;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.pass.ModuleRewrite;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.PassStep;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.pass.TextPasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs passes one after the other, and keeps account of what each saves. Neighbouring text passes go over each module in one go. */
public final class PassRunner {

    private final Set<ModuleId> untouched;
    private final PassContext context;
    private final List<PassStat> stats = new ArrayList<>();
    private final Map<ModuleId, List<PassStep>> steps = new HashMap<>();
    private ModuleGraph graph;

    private PassRunner(ModuleGraph graph, Set<ModuleId> untouched, PassContext context) {
        this.untouched = untouched;
        this.graph = graph;
        this.context = context;
    }

    /** Returns what the passes make of the graph. */
    public static Optimized run(ModuleGraph source, List<Pass> passes, PassContext context) {
        return run(source, passes, Set.of(), context);
    }

    /**
     * Returns what the passes make of the graph.
     *
     * @param untouched modules whose text stays as it is
     */
    public static Optimized run(ModuleGraph source, List<Pass> passes, Set<ModuleId> untouched, PassContext context) {
        PassRunner runner = new PassRunner(source, untouched, context);
        int i = 0;
        while (i < passes.size()) {
            int end = i;
            List<TextPass> run = new ArrayList<>();
            while (end < passes.size() && passes.get(end) instanceof TextPass pass) {
                run.add(pass);
                end++;
            }
            if (run.isEmpty()) {
                runner.graphPass(passes.get(i));
                i++;
            } else {
                runner.textPasses(run);
                i = end;
            }
        }
        return new Optimized(source, runner.graph, runner.stats, runner.steps, Map.of());
    }

    private void textPasses(List<TextPass> passes) {
        TextPasses.Outcome outcome = TextPasses.run(graph, passes, untouched, context);
        int[] changed = new int[passes.size()];
        long[] saved = new long[passes.size()];
        for (Map.Entry<ModuleId, ModuleRewrite> entry : outcome.rewrites().entrySet()) {
            int tokens = graph.module(entry.getKey()).orElseThrow().tokens();
            List<PassStep> done = entry.getValue().steps();
            for (PassStep step : done) {
                int pass = passes.indexOf(step.pass());
                changed[pass]++;
                saved[pass] += tokens - step.tokens();
                tokens = step.tokens();
            }
            steps.computeIfAbsent(entry.getKey(), id -> new ArrayList<>()).addAll(done);
        }
        for (int i = 0; i < changed.length; i++) {
            stats.add(new PassStat(passes.get(i), changed[i], saved[i], 0));
        }
        graph = outcome.graph();
    }

    private void graphPass(Pass pass) {
        ModuleGraph before = graph;
        graph = pass.apply(before, context);
        stats.add(new PassStat(pass, 0, tokens(before) - tokens(graph), 0));
    }

    private static long tokens(ModuleGraph graph) {
        long tokens = 0;
        for (PromptModule module : graph.modules()) {
            tokens += module.tokens();
        }
        return tokens;
    }
}
