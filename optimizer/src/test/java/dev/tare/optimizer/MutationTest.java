package dev.tare.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.proof.Finding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that can fail: changes of the emitted text that change what it says, and every one must be seen. */
@Tag("once")
class MutationTest {

    private static final int MUTANTS = 1000;

    @ParameterizedTest
    @ValueSource(strings = {"starter", "ccmp-v3", "superclaude-v4", "superclaude-v2-fork"})
    void everyMutantIsCaught(String name) {
        Framework framework = name.equals("starter") ? Frameworks.starter() : Frameworks.corpus(name);
        for (Notation notation : Notation.values()) {
            Optimized optimized = Frameworks.optimize(framework, 1, notation, TaskExecutor.direct());
            OutputFiles files = new OutputFiles(framework, optimized);
            Random random = new Random(name.hashCode());
            List<PromptModule> modules = optimized.graph().modules();
            Set<ModuleId> passed = new HashSet<>();
            int made = 0;
            while (made < MUTANTS) {
                PromptModule module = modules.get(random.nextInt(modules.size()));
                Optional<String> mutant = mutant(new String(module.source().utf8(), StandardCharsets.UTF_8), random);
                if (mutant.isEmpty()) {
                    continue;
                }
                made++;
                byte[] changed = mutant.get().getBytes(StandardCharsets.UTF_8);
                List<Finding> findings = files.verify(module.id(), changed);
                assertThat(findings)
                        .as("%s, mutant %s:%n%s", module.id(), made, mutant.get())
                        .isNotEmpty();
                assertThat(optimized.homes().containsKey(module.id())
                                || findings.get(0).path().equals(module.id().path()))
                        .isTrue();
                // And the text itself passes, so that it is the mutation that was seen.
                if (passed.add(module.id())) {
                    assertThat(files.verify(module.id(), module.source().utf8()))
                            .isEmpty();
                }
            }
            // Nothing that a mutant did is remembered.
            for (ModuleId id : passed) {
                byte[] text =
                        optimized.graph().module(id).orElseThrow().source().utf8();
                assertThat(files.verify(id, text)).isEmpty();
            }
        }
    }

    /** The files of an output, each with the modules that it holds. */
    private static final class OutputFiles {

        private final Framework framework;
        private final Verifier verifier = new Verifier(StandardPasses.of(1, Notation.OUTLINE));
        private final Set<String> fileNames;
        private final Map<ModuleId, List<ManifestModule>> byFile = new HashMap<>();

        OutputFiles(Framework framework, Optimized optimized) {
            this.framework = framework;
            this.fileNames = CitedPaths.fileNames(framework.graph());
            for (PromptModule source : framework.modules()) {
                ManifestModule told = told(source.source(), optimized);
                byFile.computeIfAbsent(told.file(), file -> new ArrayList<>()).add(told);
            }
        }

        /** Verifies all modules that a file of the output holds. */
        List<Finding> verify(ModuleId file, byte[] text) {
            List<ManifestModule> all = byFile.getOrDefault(file, List.of());
            List<Finding> findings = new ArrayList<>();
            for (ManifestModule told : all) {
                SourceText source =
                        framework.graph().module(told.id()).orElseThrow().source();
                findings.addAll(verifier.verify(
                        source, told, Optional.of(text), CitedPaths.of(framework.graph(), told.id(), fileNames)));
            }
            Homes.of(all)
                    .fault(file, text.length)
                    .ifPresent(fault -> findings.add(new Finding(Finding.Check.CONSERVATION, file.path(), 1, fault)));
            return findings;
        }

        private static ManifestModule told(SourceText source, Optimized optimized) {
            return new ManifestModule(
                    source.id(),
                    ContentHash.of(source.utf8()),
                    0,
                    UndoSteps.of(source.utf8(), optimized.steps(source.id())),
                    Optional.ofNullable(optimized.homes().get(source.id())));
        }
    }

    /** Deletes a line, adds a word, changes a digit, swaps two lines or drops a word; never white space only. */
    private static Optional<String> mutant(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        if (line.isBlank()) {
            return Optional.empty();
        }
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> {
                int space = line.indexOf(' ', line.length() / 2);
                lines.set(at, space < 0 ? "not " + line : line.substring(0, space) + " not" + line.substring(space));
            }
            case 2 -> {
                String changed = line.replaceFirst("[0-8]", "9");
                if (changed.equals(line)) {
                    return Optional.empty();
                }
                lines.set(at, changed);
            }
            case 3 -> {
                if (at + 1 >= lines.size() || lines.get(at + 1).strip().equals(line.strip())) {
                    return Optional.empty();
                }
                lines.set(at, lines.get(at + 1));
                lines.set(at + 1, line);
            }
            default -> {
                String changed = line.replaceFirst("[A-Za-z]+", "");
                if (changed.equals(line)) {
                    return Optional.empty();
                }
                lines.set(at, changed);
            }
        }
        String mutant = String.join("", lines);
        return mutant.equals(text) ? Optional.empty() : Optional.of(mutant);
    }
}
