package dev.tare.bundler.build;

import dev.tare.bundler.audit.HarnessLimits;
import dev.tare.bundler.audit.ListingAudit;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.build.BuildReport.ModuleChange;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.ModelTable;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.graph.EntryCosts;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.BlockFate;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.FateLedger;
import dev.tare.optimizer.Finding;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.PassStat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the report of a build: what every pass saved, in all, by module and by entry. */
final class BuildAccount {

    private final Path root;
    private final BuildOptions options;
    private final Framework framework;
    private final Optimized optimized;
    private final TaskExecutor executor;

    private BuildAccount(
            Path root, BuildOptions options, Framework framework, Optimized optimized, TaskExecutor executor) {
        this.root = root;
        this.options = options;
        this.framework = framework;
        this.optimized = optimized;
        this.executor = executor;
    }

    /** Returns the report. */
    static BuildReport report(
            Path root,
            BuildOptions options,
            Framework framework,
            Optimized optimized,
            long manifestBytes,
            Set<ModuleId> untouched,
            List<Finding> findings,
            TaskExecutor executor) {
        return new BuildAccount(root, options, framework, optimized, executor)
                .report(manifestBytes, untouched, findings);
    }

    private BuildReport report(long manifestBytes, Set<ModuleId> untouched, List<Finding> findings) {
        List<PassSaving> passes = new ArrayList<>();
        for (PassStat stat : optimized.stats()) {
            passes.add(new PassSaving(
                    stat.pass().name(),
                    stat.pass().fidelity().word(),
                    stat.pass().group().word(),
                    stat.modules(),
                    stat.savedTokens()));
        }
        long before = 0;
        long after = 0;
        long bytes = 0;
        List<ModuleChange> changed = new ArrayList<>();
        for (PromptModule module : framework.modules()) {
            int now = optimized.graph().module(module.id()).orElseThrow().tokens();
            before += module.tokens();
            after += now;
            bytes += module.source().length();
            if (now != module.tokens()) {
                changed.add(new ModuleChange(module.id().path(), new Change(module.tokens(), now)));
            }
        }
        changed.sort(Comparator.comparingLong(
                        (ModuleChange change) -> change.tokens().saved())
                .reversed()
                .thenComparing(ModuleChange::id));
        // Front matter stays to the byte, and so does the listing that is made of it.
        int listing = ListingAudit.loadedTokens(
                framework.graph(),
                HarnessLimits.of(
                        framework.config(),
                        framework.harness(),
                        framework.config().model().flatMap(ModelTable::find)),
                framework.counter());
        Change always = new Change(
                framework.graph().alwaysLoaded().tokens() + listing,
                optimized.graph().alwaysLoaded().tokens() + listing);
        return new BuildReport(
                name(),
                framework.counter().encoding().id(),
                "tree",
                options.level(),
                options.notation().word(),
                framework.modules().size(),
                new Change(before, after),
                always,
                passes,
                entries(always),
                changed,
                fates(),
                manifestBytes,
                bytes,
                untouched.stream().map(ModuleId::path).toList(),
                findings,
                framework.diagnostics());
    }

    private List<EntryChange> entries(Change always) {
        EntryCosts before = framework.graph().costs(executor);
        EntryCosts after = optimized.graph().costs(executor);
        Map<ModuleId, EntryCost> now = new HashMap<>();
        for (EntryCost cost : after.entries()) {
            now.put(cost.id(), cost);
        }
        List<EntryChange> entries = new ArrayList<>();
        for (EntryCost cost : before.entries()) {
            EntryCost later = now.getOrDefault(cost.id(), cost);
            entries.add(new EntryChange(
                    cost.id().path(),
                    framework.graph().module(cost.id()).orElseThrow().name(),
                    new Change(cost.own(), later.own()),
                    new Change(always.before() + cost.eager(), always.after() + later.eager())));
        }
        entries.sort(
                Comparator.comparingLong((EntryChange entry) -> entry.start().before())
                        .reversed()
                        .thenComparing(EntryChange::id));
        return entries;
    }

    private Map<Fate, Integer> fates() {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        List<List<BlockFate>> all = executor.map(
                framework.modules(),
                module -> FateLedger.of(
                        module.source(), optimized.steps().getOrDefault(module.id(), List.of()), framework.counter()));
        for (List<BlockFate> fates : all) {
            for (BlockFate fate : fates) {
                counts.merge(fate.fate(), 1, Integer::sum);
            }
        }
        return counts;
    }

    private String name() {
        Path file = root.toAbsolutePath().normalize().getFileName();
        return file == null ? root.toString() : file.toString();
    }
}
