package dev.tare.bundler.build;

import dev.tare.bundler.audit.HarnessLimits;
import dev.tare.bundler.audit.ListingAudit;
import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.build.BuildReport.ModuleChange;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.ModelTable;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.graph.EntryCosts;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.BlockFate;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.FateLedger;
import dev.tare.optimizer.Finding;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.PassRunner;
import dev.tare.optimizer.PassStat;
import dev.tare.optimizer.StandardPasses;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Builds a {@code tree}: optimizes a framework, writes it, proves what was written, and only then puts it in its place. */
public final class Builder {

    private final Path root;
    private final BuildOptions options;
    private final String tool;
    private final TaskExecutor executor;

    private Builder(Path root, BuildOptions options, String tool, TaskExecutor executor) {
        this.root = root;
        this.options = options;
        this.tool = tool;
        this.executor = executor;
    }

    /**
     * Builds the framework in the directory.
     *
     * @param tool the version of Tare, for the manifest
     * @throws OutputException when the output cannot be written there
     */
    public static BuildReport build(Path root, Path out, BuildOptions options, String tool, TaskExecutor executor)
            throws OutputException {
        try (OutputFolder folder = OutputFolder.open(out, root, options.replace())) {
            BuildReport report = new Builder(root, options, tool, executor).write(folder);
            if (report.findings().isEmpty() && report.modules() > 0) {
                folder.keep();
            }
            return report;
        }
    }

    /**
     * Writes the output to the draft. Where its proof fails for a module, or the way back to it takes too much room, that module stays as
     * it is in the source, and the output is made and proven again.
     */
    private BuildReport write(OutputFolder folder) throws OutputException {
        Path draft = folder.draft();
        Framework framework = FrameworkReader.read(root, options.read(), executor);
        PassContext context = new PassContext(framework.counter(), framework.harness(), executor);
        List<Pass> passes = StandardPasses.of(options.level(), options.notation());
        Set<ModuleId> untouched = new TreeSet<>();
        while (true) {
            Optimized optimized = PassRunner.run(framework.graph(), passes, untouched, context);
            Map<ModuleId, byte[]> texts = new HashMap<>();
            for (PromptModule module : optimized.graph().modules()) {
                texts.put(module.id(), module.source().utf8());
            }
            List<ManifestFile> files = TreeTarget.write(root, draft, texts);
            Manifest told = manifest(framework, optimized, files);
            byte[] manifest = ManifestWriter.write(told);
            if (Leftovers.leaveAlone(told, manifest.length, Proof.sourceBytes(framework), untouched)) {
                folder.clear();
                continue;
            }
            TreeTarget.writeManifest(draft, manifest);
            List<Finding> findings = Proof.prove(draft, framework, options.read(), executor);
            if (!leaveAlone(findings, optimized, untouched)) {
                return report(framework, optimized, manifest.length, untouched, findings);
            }
            folder.clear();
        }
    }

    /** Adds the changed modules that findings name, and tells whether there are any. */
    private static boolean leaveAlone(List<Finding> findings, Optimized optimized, Set<ModuleId> untouched) {
        boolean any = false;
        for (Finding finding : findings) {
            Optional<ModuleId> id = ModuleId.of(finding.path());
            if (id.isPresent() && optimized.steps().containsKey(id.get())) {
                any |= untouched.add(id.get());
            }
        }
        return any;
    }

    private Manifest manifest(Framework framework, Optimized optimized, List<ManifestFile> files) {
        List<ManifestModule> modules = executor.map(
                framework.modules(),
                module -> new ManifestModule(
                        module.id(),
                        ContentHash.of(module.source().utf8()),
                        module.tokens(),
                        UndoSteps.of(module.source().utf8(), optimized.steps().getOrDefault(module.id(), List.of()))));
        return new Manifest(
                tool,
                "tree",
                options.level(),
                options.notation().word(),
                framework.counter().encoding().id(),
                framework.harness().toString(),
                modules,
                files);
    }

    private BuildReport report(
            Framework framework,
            Optimized optimized,
            long manifestBytes,
            Set<ModuleId> untouched,
            List<Finding> findings) {
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
                entries(framework, optimized, always),
                changed,
                fates(framework, optimized),
                manifestBytes,
                bytes,
                untouched.stream().map(ModuleId::path).toList(),
                findings,
                framework.diagnostics());
    }

    private List<EntryChange> entries(Framework framework, Optimized optimized, Change always) {
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

    private Map<Fate, Integer> fates(Framework framework, Optimized optimized) {
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
