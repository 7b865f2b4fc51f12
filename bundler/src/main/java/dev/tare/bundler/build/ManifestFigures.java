package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.StandardPasses;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.proof.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a manifest says in numbers and names against the files: that it tells the level, the notation and the encoding of what was done,
 * and for each module how many tokens it had and has after each pass. A build need not ask, since it has just counted.
 */
final class ManifestFigures {

    private final TokenCounter counter;
    private final Function<ModuleId, Optional<byte[]>> output;
    private final Verifier verifier;

    private ManifestFigures(TokenCounter counter, Function<ModuleId, Optional<byte[]>> output, Verifier verifier) {
        this.counter = counter;
        this.output = output;
        this.verifier = verifier;
    }

    /**
     * Returns which of the source's own figures, and which names of settings and passes, are not as the manifest says.
     *
     * @param passes those that the output may have been built with, beside Tare's own
     */
    static List<Finding> ofSource(Manifest manifest, Framework source, UserPasses passes) {
        List<Finding> found = new ArrayList<>();
        Optional<Notation> notation = Notation.of(manifest.notation());
        if (notation.isEmpty() || manifest.level() < 0 || manifest.level() > BuildOptions.MOST_LEVEL) {
            found.add(new Finding(
                    Finding.Check.MANIFEST,
                    Manifest.PATH,
                    1,
                    "there is no level " + manifest.level() + " with the notation " + manifest.notation()));
            return found;
        }
        Set<String> names = names(manifest.level(), notation.get(), passes);
        Set<String> known = new HashSet<>();
        passes.known().forEach(pass -> known.add(pass.name()));
        for (ManifestModule module : manifest.modules()) {
            source.graph()
                    .module(module.id())
                    .filter(was -> was.tokens() != module.tokens())
                    .ifPresent(was -> found.add(wrong(
                            module.id(), "the source has " + was.tokens() + " tokens and not " + module.tokens())));
            List<String> used = new ArrayList<>();
            module.steps().stream().map(ManifestStep::pass).forEach(used::add);
            module.stubs().stream().map(ManifestStub::pass).forEach(used::add);
            for (String pass : used) {
                if (known.contains(pass) && !names.contains(pass)) {
                    found.add(wrong(
                            module.id(),
                            "the pass '" + pass + "' does not run at level " + manifest.level() + " with the notation "
                                    + manifest.notation()));
                    break;
                }
            }
        }
        return found;
    }

    private static Set<String> names(int level, Notation notation, UserPasses passes) {
        Set<String> names = new HashSet<>();
        StandardPasses.of(level, notation).forEach(pass -> names.add(pass.name()));
        passes.of(level, notation).forEach(pass -> names.add(pass.name()));
        return names;
    }

    /**
     * Returns which counts of the output are not as the manifest says.
     *
     * @param rest what is left of the source, with the parts as modules
     * @param known what is told of each module of these
     * @param output gives the bytes of a file of the output
     */
    static List<Finding> ofOutput(
            Manifest manifest,
            Framework rest,
            Map<ModuleId, ManifestModule> known,
            Function<ModuleId, Optional<byte[]>> output,
            Verifier verifier,
            TaskExecutor executor) {
        ManifestFigures figures = new ManifestFigures(rest.counter(), output, verifier);
        List<Finding> found = new ArrayList<>();
        for (ManifestPart part : manifest.parts()) {
            int tokens =
                    rest.graph().module(part.id()).map(PromptModule::tokens).orElse(0);
            if (tokens != part.tokens()) {
                found.add(wrong(part.id(), "what was put aside has " + tokens + " tokens and not " + part.tokens()));
            }
        }
        Map<ModuleId, List<ManifestModule>> files = new TreeMap<>();
        known.values()
                .forEach(module -> files.computeIfAbsent(module.file(), id -> new ArrayList<>())
                        .add(module));
        for (Optional<Finding> finding :
                executor.map(List.copyOf(files.entrySet()), file -> figures.file(file.getKey(), file.getValue()))) {
            finding.ifPresent(found::add);
        }
        return found;
    }

    private Optional<Finding> file(ModuleId id, List<ManifestModule> modules) {
        byte @Nullable [] text = output.apply(id).orElse(null);
        if (text == null) {
            return Optional.empty();
        }
        boolean own = modules.size() == 1 && modules.get(0).home().isEmpty();
        return own ? steps(modules.get(0), text) : sum(id, modules, text);
    }

    /** Of modules that share a file, each has the tokens that begin in it. */
    private Optional<Finding> sum(ModuleId id, List<ManifestModule> modules, byte[] text) {
        int told = 0;
        for (ManifestModule module : modules) {
            told += module.tokensAfter();
        }
        int tokens = counter.count(text, 0, text.length);
        return tokens == told
                ? Optional.empty()
                : Optional.of(wrong(id, "has " + tokens + " tokens, and its modules together " + told));
    }

    private Optional<Finding> steps(ManifestModule module, byte[] text) {
        List<ManifestStep> steps = module.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            ManifestStep step = steps.get(i);
            byte[] after = verifier.undo(text, steps.subList(i + 1, steps.size()));
            int tokens = counter.count(after, 0, after.length);
            if (tokens != step.tokens()) {
                return Optional.of(wrong(
                        module.id(), "has " + tokens + " tokens after " + step.pass() + " and not " + step.tokens()));
            }
        }
        return Optional.empty();
    }

    private static Finding wrong(ModuleId id, String message) {
        return new Finding(Finding.Check.MANIFEST, id.path(), 1, message);
    }
}
