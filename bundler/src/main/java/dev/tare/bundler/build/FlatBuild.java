package dev.tare.bundler.build;

import dev.tare.bundler.build.BuildReport.Change;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Mention;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.PassRunner;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.RewriteMemo;
import dev.tare.optimizer.pass.UserFaults;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.structure.GraphPass;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import dev.tare.templates.flat.FlatLimits;
import dev.tare.templates.flat.FlatPlan;
import dev.tare.templates.flat.FlatPrompt;
import dev.tare.templates.flat.FlatTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Builds one self-contained prompt for each entry. Passes over texts run, those over the graph do not: a prompt holds each file under its own
 * path, and nothing that could be loaded later.
 */
final class FlatBuild {

    /** Higher levels put text where it can be loaded later, and there is no later in a prompt. */
    private static final int MOST_LEVEL = 1;

    private final BuildOptions options;
    private final String tool;
    private final RewriteMemo memo;
    private final TaskExecutor executor;
    private final Framework framework;
    private final LinkedModules linked;
    private final FlatPlan plan;

    /** The framework with the modules alone that stand as a whole in some prompt: only what is written is worth passes and proof. */
    private final Framework held;

    private FlatBuild(Path root, BuildOptions options, String tool, RewriteMemo memo, TaskExecutor executor)
            throws OutputException {
        this.options = options;
        this.tool = tool;
        this.memo = memo;
        this.executor = executor;
        this.framework = FrameworkReader.read(root, options.read(), executor);
        this.linked = LinkedModules.of(framework);
        this.plan = FlatPlan.of(framework, linked::target, FlatLimits.DEFAULT);
        if (plan.prompts().isEmpty() && !framework.modules().isEmpty()) {
            throw new OutputException(
                    "there is no command, skill or agent in " + root + ", and flat writes a prompt for each of these",
                    "build it with --target tree");
        }
        this.held = held();
    }

    /**
     * Builds the prompts of the framework in the directory.
     *
     * @throws OutputException when there are no entries, when they include more than a prompt may hold, or when the output cannot be
     *     written there
     */
    static Built build(Path root, Path out, BuildOptions options, String tool, RewriteMemo memo, TaskExecutor executor)
            throws OutputException {
        try (OutputFolder folder =
                OutputFolder.open(out, root, OwnOutput.guard(options.replace(), root, options.passes()))) {
            Built built = new FlatBuild(root, options, tool, memo, executor).write(folder, folder.draft());
            if (built.isWritten()) {
                folder.keep();
            }
            return built;
        }
    }

    /** Writes the prompts to the draft; what fails the proof stays as it is in the source, and they are made and proven again. */
    private Built write(OutputFolder folder, Path draft) throws OutputException {
        UserFaults faults = new UserFaults();
        PassContext context = new PassContext(
                framework.counter(), framework.harness(), executor, memo, new FrameworkInstallation(framework), faults);
        int level = Math.min(MOST_LEVEL, options.level());
        List<Pass> passes = new ArrayList<>();
        for (Pass pass : options.passes().of(level, options.notation())) {
            if (!(pass instanceof GraphPass)) {
                passes.add(pass);
            }
        }
        LeftAlone left = new LeftAlone(linked);
        left.in(held);
        long sourceBytes = Proof.sourceBytes(framework);
        while (true) {
            Optimized optimized = PassRunner.run(held.graph(), faults.left(passes), left.reserved(), context);
            if (UserPassFaults.haveSpoilt(optimized, faults)) {
                continue;
            }
            FlatTarget target = new FlatTarget(framework.graph(), optimized.texts());
            Manifest told = manifest(optimized, level, target.write(plan, draft));
            byte[] manifest = ManifestWriter.write(told);
            if (Leftovers.leaveAlone(told, manifest.length, sourceBytes, left.modules())) {
                folder.clear();
                continue;
            }
            TreeTarget.writeManifest(draft, manifest);
            List<Finding> findings = framework.modules().isEmpty()
                    ? List.of()
                    : Proof.proveTexts(draft, framework, options.read(), options.passes(), executor);
            if (!UserPassFaults.blame(findings, optimized, faults) && !left.add(findings, optimized)) {
                BuildReport modules = BuildAccount.report(
                        framework.root(),
                        options,
                        UserPassFaults.told(held, faults),
                        optimized,
                        manifest.length,
                        left,
                        findings,
                        executor);
                BuildReport report = modules.of(
                        report(level, target), framework.graph().alwaysLoaded().tokens(), sourceBytes);
                return new Built(report, told, manifest, framework, optimized, linked);
            }
            folder.clear();
        }
    }

    private Framework held() {
        List<PromptModule> modules = new ArrayList<>();
        for (PromptModule module : framework.modules()) {
            if (plan.wholes().contains(module.id())) {
                modules.add(module);
            }
        }
        ModuleGraph all = framework.graph();
        List<Reference> references = new ArrayList<>();
        for (Reference reference : all.references()) {
            if (plan.wholes().contains(reference.from())) {
                references.add(reference);
            }
        }
        return new Framework(
                framework.root(),
                framework.config(),
                framework.dialects(),
                framework.harness(),
                framework.counter(),
                modules,
                ModuleGraph.of(modules, references, all.resolution(), List.of(), framework.counter(), all.eagerDepth()),
                framework.diagnostics(),
                framework.otherFiles(),
                framework.reading());
    }

    private Manifest manifest(Optimized optimized, int level, List<ManifestFile> files) {
        Set<ModuleId> ids = new TreeSet<>(plan.wholes());
        ids.addAll(plan.inPart());
        List<ManifestModule> modules = executor.map(new ArrayList<>(ids), id -> {
            PromptModule module = framework.graph().module(id).orElseThrow();
            return new ManifestModule(
                    id,
                    module.source().hash(),
                    module.tokens(),
                    UndoSteps.of(module.source().utf8(), optimized.steps(id)));
        });
        return new Manifest(
                tool,
                options.target().word(),
                level,
                options.notation().word(),
                framework.counter().encoding().id(),
                framework.harness().toString(),
                modules,
                files);
    }

    private static String target(Reference reference) {
        Mention mention = reference.mention();
        return mention.target()
                + mention.section().map(section -> "#" + section).orElse("");
    }

    private FlatReport report(int level, FlatTarget target) {
        FlatTarget source = new FlatTarget(framework.graph(), Map.of());
        List<FlatReport.Prompt> prompts = new ArrayList<>();
        for (FlatPrompt prompt : plan.prompts()) {
            prompts.add(new FlatReport.Prompt(
                    prompt.file(),
                    prompt.entry().id().path(),
                    prompt.entry().name(),
                    prompt.entry().kind().word(),
                    prompt.parts().size(),
                    new Change(
                            source.tokens(prompt, framework.counter()), target.tokens(prompt, framework.counter()))));
        }
        prompts.sort(Comparator.comparingLong(
                        (FlatReport.Prompt prompt) -> prompt.tokens().before())
                .reversed()
                .thenComparing(FlatReport.Prompt::id));
        List<FlatReport.Missing> missing = new ArrayList<>();
        for (Reference reference : plan.missing()) {
            PromptModule module = framework.graph().module(reference.from()).orElseThrow();
            missing.add(new FlatReport.Missing(
                    module.id().path(),
                    module.source().position(reference.mention().span().start()).line(),
                    target(reference),
                    reference.outcome().word()));
        }
        return new FlatReport(level, prompts, missing);
    }
}
