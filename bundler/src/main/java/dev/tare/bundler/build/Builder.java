package dev.tare.bundler.build;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.PassRunner;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassContext;
import dev.tare.optimizer.pass.RewriteMemo;
import dev.tare.optimizer.pass.UserFaults;
import dev.tare.optimizer.proof.Finding;
import dev.tare.optimizer.rule.PlaceRules;
import dev.tare.optimizer.structure.GraphPass;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import dev.tare.templates.TreeTarget;
import dev.tare.templates.bundle.BundleTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Optimizes a framework, writes it, proves what was written, and only then puts it in its place. A patch is proven by the tree that it
 * makes.
 */
public final class Builder {

    private final Path root;
    private final BuildOptions options;
    private final String tool;
    private final RewriteMemo memo;
    private final TaskExecutor executor;

    private Builder(Path root, BuildOptions options, String tool, RewriteMemo memo, TaskExecutor executor) {
        this.root = root;
        this.options = options;
        this.tool = tool;
        this.memo = memo;
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
        return build(root, out, options, tool, RewriteMemo.empty(), executor).report();
    }

    /**
     * Builds the framework in the directory.
     *
     * @param tool the version of Tare, for the manifest
     * @param memo what is known of the same modules from before
     * @throws OutputException when the output cannot be written there
     */
    public static Built build(
            Path root, Path out, BuildOptions options, String tool, RewriteMemo memo, TaskExecutor executor)
            throws OutputException {
        if (options.target() == BuildTarget.FLAT) {
            return FlatBuild.build(root, out, options, tool, memo, executor);
        }
        Builder builder = new Builder(root, options, tool, memo, executor);
        if (options.target() == BuildTarget.PATCH) {
            return builder.patch(out);
        }
        if (options.target() == BuildTarget.BUNDLE) {
            return builder.bundle(out);
        }
        try (OutputFolder folder =
                OutputFolder.open(out, root, OwnOutput.guard(options.replace(), root, options.passes()))) {
            Built built = builder.write(folder, folder.draft());
            if (built.isWritten()) {
                folder.keep();
            }
            return built;
        }
    }

    private Built patch(Path out) throws OutputException {
        try (OutputFolder folder = OutputFolder.forFile(out, root, options.replace())) {
            Built built = write(folder, folder.draft().resolve("tree"));
            if (!built.isWritten()) {
                return built;
            }
            byte[] patch = built.patch();
            folder.keepFile(patch);
            return built.asFile(patch);
        }
    }

    private Built bundle(Path out) throws OutputException {
        try (OutputFolder folder = OutputFolder.forFile(out, root, options.replace() || BundleTree.opens(out))) {
            Path tree = folder.draft().resolve("tree");
            Built built = write(folder, tree);
            if (!built.isWritten()) {
                return built;
            }
            Verifier verifier = new Verifier(options.passes().known());
            BundleTarget bundle =
                    BundleBuild.compile(tree, built.manifest(), built.framework(), verifier, options.read(), executor);
            byte[] content = bundle.bytes(BundleBuild.restore(built.manifest()));
            folder.keepFile(content);
            return built.with(bundle.sharing()).asFile(content);
        }
    }

    /** Returns the passes; a loader opens templates and no files, so that nothing is won by putting modules together. */
    private List<Pass> passes() {
        List<Pass> passes = new ArrayList<>(options.passes().of(options.level(), options.notation()));
        if (options.target() == BuildTarget.BUNDLE) {
            passes.removeIf(GraphPass.class::isInstance);
        }
        return passes;
    }

    /**
     * Writes the output to the draft. Where its proof fails for a block, or the way back to a module takes too much room, that stays as
     * it is in the source, and the output is made and proven again.
     */
    private Built write(OutputFolder folder, Path draft) throws OutputException {
        Framework read = FrameworkReader.read(root, options.read(), executor);
        PlaceRules rules = PlaceRules.of(read);
        Framework framework = told(read, rules.diagnostics());
        UserFaults faults = new UserFaults();
        PassContext context = new PassContext(
                framework.counter(), framework.harness(), executor, memo, new FrameworkInstallation(framework), faults);
        List<Pass> passes = passes();
        LinkedModules linked = LinkedModules.of(framework);
        PutAsideText aside = new PutAsideText(framework, linked, passes, executor);
        LeftAlone left = new LeftAlone(linked);
        Optional<BudgetSearch> search = search(framework, aside);
        while (true) {
            left.in(aside.rest());
            Optimized optimized = PassRunner.run(
                    framework,
                    aside.stages(),
                    faults.left(passes),
                    left.reserved().apart(rules.keeping()),
                    context);
            if (UserPassFaults.haveSpoilt(optimized, faults) || aside.isNumbered(optimized)) {
                continue;
            }
            List<ManifestFile> files = TreeTarget.write(root, draft, optimized.texts(), gone(optimized));
            aside.write(draft, optimized);
            Told told = new Told(options, tool, framework, optimized, files, executor);
            if (Leftovers.leaveAlone(
                    told.manifest(), told.bytes().length, Proof.sourceBytes(framework), left.modules())) {
                folder.clear();
                continue;
            }
            TreeTarget.writeManifest(draft, told.bytes());
            List<Finding> findings = search.isPresent() && !search.get().isToBeProven()
                    ? List.of()
                    : Proof.proveTexts(draft, framework, options.read(), options.passes(), executor);
            if (UserPassFaults.blame(findings, optimized, faults)
                    || left.add(findings, optimized)
                    || aside.keep(findings)) {
                folder.clear();
                continue;
            }
            if (search.isPresent() && search.get().goesOn(optimized)) {
                left = new LeftAlone(linked);
                folder.clear();
                continue;
            }
            BuildReport report = BuildAccount.report(
                    root,
                    options,
                    UserPassFaults.told(told(framework, IdleRules.of(rules, optimized, options.level())), faults),
                    optimized,
                    told.bytes().length,
                    left,
                    findings,
                    executor);
            return new Built(
                    report.with(search.map(found -> found.report(optimized))),
                    told.manifest(),
                    told.bytes(),
                    framework,
                    optimized,
                    linked);
        }
    }

    private Optional<BudgetSearch> search(Framework framework, PutAsideText aside) throws OutputException {
        if (options.budget().isEmpty()) {
            return Optional.empty();
        }
        Budget budget = options.budget().get();
        return Optional.of(new BudgetSearch(budget, BudgetStarts.of(framework, budget), aside));
    }

    /** Returns the framework with what else is wrong with its settings. */
    private static Framework told(Framework framework, List<Diagnostic> more) {
        List<Diagnostic> all = new ArrayList<>(framework.diagnostics());
        all.addAll(more);
        all.sort(null);
        return more.isEmpty() ? framework : framework.with(all);
    }

    private static Set<ModuleId> gone(Optimized optimized) {
        Set<ModuleId> gone = new TreeSet<>();
        optimized.homes().forEach((id, home) -> {
            if (!home.file().equals(id)) {
                gone.add(id);
            }
        });
        return gone;
    }
}
