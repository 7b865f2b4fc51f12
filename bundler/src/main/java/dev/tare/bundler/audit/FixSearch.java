package dev.tare.bundler.audit;

import dev.tare.bundler.audit.AuditReport.Fix;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.EntryCosts;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what to change first. */
final class FixSearch {

    private static final int MOST_FIXES = 100;

    /** A smaller module has no section or passage that is worth naming. */
    private static final int LEAST_MODULE = 200;

    /** Always-loaded modules come first, then the largest: a section saves no more than its module weighs. */
    private static final Comparator<Target> HEAVIEST = Comparator.comparing(
                    (Target target) -> !target.starts().isEmpty())
            .thenComparing(target -> -target.module().tokens())
            .thenComparing(target -> target.module().id());

    /** How many modules are cut up, so that large frameworks stay cheap. */
    private static final int MOST_MODULES = 300;

    private FixSearch() {}

    static List<Fix> fixes(ModuleGraph graph, EntryCosts costs, TokenCounter counter, TaskExecutor executor) {
        Starts starts = new Starts(graph, costs);
        List<Candidate> candidates = new ArrayList<>();
        candidates.addAll(BranchFixes.find(starts, executor));
        candidates.addAll(DominatorFixes.find(starts));
        candidates.addAll(AlwaysFixes.find(starts));
        List<Loaded> loaded = executor.map(targets(starts), target -> load(target, counter));
        for (Loaded module : loaded) {
            candidates.addAll(SectionFixes.find(module.module(), module.starts(), module.outline(), module.weights()));
        }
        candidates.addAll(DuplicateFixes.find(loaded));
        Optional<ModuleId> heaviest = starts.byWeight().isEmpty()
                ? Optional.empty()
                : Optional.of(starts.byWeight().get(0).id());
        return new FixLedger(starts.byWeight().size(), heaviest).pick(candidates, MOST_FIXES);
    }

    /**
     * A whole module in a context.
     *
     * @param starts the entries whose starts hold it; none when it is always loaded
     * @param leftOut places that the harness does not load
     */
    private record Target(PromptModule module, List<ModuleId> starts, List<Span> leftOut) {}

    private static List<Target> targets(Starts starts) {
        List<Target> targets = new ArrayList<>();
        Map<ModuleId, List<Span>> leftOut = new HashMap<>();
        for (AlwaysRoot root : starts.graph().alwaysLoadedRoots()) {
            leftOut.put(root.id(), root.leftOut());
        }
        for (Closure.Part part : starts.graph().alwaysLoaded().parts()) {
            if (part.section().isEmpty() && part.tokens() >= LEAST_MODULE) {
                targets.add(new Target(
                        starts.graph().module(part.id()).orElseThrow(),
                        List.of(),
                        leftOut.getOrDefault(part.id(), List.of())));
            }
        }
        for (PromptModule module : starts.graph().modules()) {
            List<ModuleId> entries = starts.loading(module.id());
            if (!entries.isEmpty() && module.tokens() >= LEAST_MODULE) {
                targets.add(new Target(module, entries, List.of()));
            }
        }
        targets.sort(HEAVIEST);
        return targets.subList(0, Math.min(MOST_MODULES, targets.size()));
    }

    private static Loaded load(Target target, TokenCounter counter) {
        return new Loaded(
                target.module(),
                target.starts(),
                Outline.of(target.module().source()),
                LineWeights.of(target.module().source(), target.leftOut(), counter));
    }
}
