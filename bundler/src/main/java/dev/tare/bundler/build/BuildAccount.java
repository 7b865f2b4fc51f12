package dev.tare.bundler.build;

import dev.tare.bundler.audit.HarnessLimits;
import dev.tare.bundler.audit.ListingAudit;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.build.BuildReport.DroppedText;
import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.build.BuildReport.GroupSaving;
import dev.tare.bundler.build.BuildReport.ModuleChange;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.bundler.build.BuildReport.Saving;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.ModelTable;
import dev.tare.modules.Framework;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.graph.EntryCosts;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.BlockFate;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.FateLedger;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.defer.Deferring;
import dev.tare.optimizer.defer.Drop;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.PassStat;
import dev.tare.optimizer.pass.PassStep;
import dev.tare.optimizer.proof.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            LeftAlone left,
            List<Finding> findings,
            TaskExecutor executor) {
        return new BuildAccount(root, options, framework, optimized, executor).report(manifestBytes, left, findings);
    }

    private BuildReport report(long manifestBytes, LeftAlone left, List<Finding> findings) {
        List<PassSaving> passes = new ArrayList<>();
        for (PassStat stat : optimized.stats()) {
            passes.add(new PassSaving(
                    stat.pass().name(),
                    stat.pass().fidelity().word(),
                    stat.pass().group().word(),
                    modules(stat),
                    stat.savedTokens(),
                    stat.nanos()));
        }
        List<ModuleChange> account = account();
        long before = 0;
        long after = 0;
        for (ModuleChange module : account) {
            before += module.tokens().before();
            after += module.tokens().after();
        }
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
                options.target().word(),
                options.level(),
                options.notation().word(),
                framework.modules().size(),
                new Change(before, after),
                always,
                passes,
                groups(passes),
                entries(always, account),
                account,
                fates(),
                manifestBytes,
                Proof.sourceBytes(framework),
                left.paths(),
                left.places(),
                findings,
                framework.diagnostics(),
                drops(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Parts are no modules of the source. */
    private int modules(PassStat stat) {
        int count = 0;
        for (ModuleId id : stat.saved().keySet()) {
            count += framework.graph().module(id).isPresent() ? 1 : 0;
        }
        return count;
    }

    private List<DroppedText> drops() {
        List<Drop> drops = new ArrayList<>(optimized.deferred().drops());
        drops.sort(Comparator.comparing(Drop::module).thenComparing(Drop::place));
        List<DroppedText> told = new ArrayList<>(drops.size());
        for (Drop drop : drops) {
            SourceText source =
                    framework.graph().module(drop.module()).orElseThrow().source();
            told.add(new DroppedText(
                    drop.pass(),
                    drop.module().path(),
                    source.position(drop.place().start()).line(),
                    source.slice(drop.place()),
                    drop.text()));
        }
        return told;
    }

    /** Returns all modules, with what each pass did to their counts; then the parts, which had none before. */
    private List<ModuleChange> account() {
        List<ModuleChange> account = new ArrayList<>();
        for (PromptModule module : framework.modules()) {
            account.add(change(module.id(), module.tokens()));
        }
        for (PutAside aside : optimized.deferred().asides()) {
            account.add(change(aside.part(), 0));
        }
        account.sort(Comparator.comparingLong(
                        (ModuleChange change) -> change.tokens().saved())
                .reversed()
                .thenComparing(ModuleChange::id));
        return account;
    }

    private ModuleChange change(ModuleId id, int before) {
        List<Saving> savings = new ArrayList<>();
        Map<PassGroup, Long> groups = new EnumMap<>(PassGroup.class);
        for (Deferring.Stage stage : optimized.deferrals()) {
            int saved = stage.stat().saved().getOrDefault(id, 0);
            if (saved != 0) {
                savings.add(new Saving(stage.pass().name(), saved));
                groups.merge(stage.pass().group(), (long) saved, Long::sum);
            }
        }
        int tokens = optimized.rest().module(id).orElseThrow().tokens();
        for (PassStep step : optimized.steps(id)) {
            int saved = tokens - step.tokens();
            savings.add(new Saving(step.pass().name(), saved));
            groups.merge(step.pass().group(), (long) saved, Long::sum);
            tokens = step.tokens();
        }
        return new ModuleChange(id.path(), new Change(before, optimized.tokensAfter(id)), savings, savings(groups));
    }

    /** Returns what the groups saved, those left out that did nothing. */
    private static List<Saving> savings(Map<PassGroup, Long> groups) {
        List<Saving> savings = new ArrayList<>();
        for (PassGroup group : PassGroup.values()) {
            long tokens = groups.getOrDefault(group, 0L);
            if (tokens != 0) {
                savings.add(new Saving(group.word(), tokens));
            }
        }
        return savings;
    }

    private List<GroupSaving> groups(List<PassSaving> passes) {
        Map<PassGroup, Long> always = alwaysSaved();
        List<GroupSaving> groups = new ArrayList<>();
        for (PassGroup group : PassGroup.values()) {
            long tokens = 0;
            for (PassSaving pass : passes) {
                tokens += pass.group().equals(group.word()) ? pass.savedTokens() : 0;
            }
            groups.add(new GroupSaving(group.word(), tokens, always.getOrDefault(group, 0L)));
        }
        return groups;
    }

    private Map<PassGroup, Long> alwaysSaved() {
        Map<PassGroup, Long> saved = new EnumMap<>(PassGroup.class);
        int tokens = framework.graph().alwaysLoaded().tokens();
        for (Optimized.Stage stage : optimized.stages()) {
            int now = stage.graph().alwaysLoaded().tokens();
            saved.merge(stage.group(), (long) tokens - now, Long::sum);
            tokens = now;
        }
        return saved;
    }

    private List<EntryChange> entries(Change always, List<ModuleChange> account) {
        Map<String, List<Saving>> own = new HashMap<>();
        for (ModuleChange module : account) {
            own.put(module.id(), module.savings());
        }
        EntryCosts before = framework.graph().costs(executor);
        List<EntryCosts> stages = new ArrayList<>();
        for (Optimized.Stage stage : optimized.stages()) {
            stages.add(stage.graph().costs(executor));
        }
        Map<PassGroup, Long> alwaysSaved = alwaysSaved();
        List<EntryChange> entries = new ArrayList<>();
        for (EntryCost cost : before.entries()) {
            EntryCost now = cost;
            Map<PassGroup, Long> saved = new EnumMap<>(alwaysSaved);
            for (int i = 0; i < stages.size(); i++) {
                EntryCost later = stages.get(i).of(cost.id()).orElse(now);
                saved.merge(optimized.stages().get(i).group(), (long) now.eager() - later.eager(), Long::sum);
                now = later;
            }
            entries.add(new EntryChange(
                    cost.id().path(),
                    framework.graph().module(cost.id()).orElseThrow().name(),
                    new Change(cost.own(), now.own()),
                    new Change(always.before() + cost.eager(), always.after() + now.eager()),
                    own.getOrDefault(cost.id().path(), List.of()),
                    savings(saved)));
        }
        entries.sort(
                Comparator.comparingLong((EntryChange entry) -> entry.start().before())
                        .reversed()
                        .thenComparing(EntryChange::id));
        return entries;
    }

    private Map<Fate, Integer> fates() {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        List<List<BlockFate>> all =
                executor.map(framework.modules(), module -> FateLedger.of(module, optimized, framework.counter()));
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
