package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Outputs of real frameworks at levels 2 to 4, each changed in one place as nobody should: the proof finds every one. */
@Tag("once")
class DeferralMutationTest {

    /** Each takes a whole proof; {@code -Dtare.mutants=60} takes minutes. */
    private static final int MUTANTS = Integer.getInteger("tare.mutants", 15);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "starter, 2, KEEP",
        "starter, 3, KEEP",
        "starter, 3, OUTLINE",
        "starter, 4, KEEP",
        "ccmp-v3, 3, OUTLINE",
        "superclaude-v2-fork, 3, KEEP",
        "superclaude-v2-fork, 4, OUTLINE",
        "superclaude-v4, 2, OUTLINE",
        "superclaude-v4, 4, KEEP",
    })
    void everyMutantIsFound(String name, int level, Notation notation) throws IOException, OutputException {
        Path source = place(name);
        Path out = folder.resolve("out");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, level, notation, false, 1);
        assertThat(Builder.build(source, out, options, "test", TaskExecutor.direct())
                        .findings())
                .isEmpty();
        Framework framework = FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct());
        RoundTrip trip = new RoundTrip(source, out, null);
        List<Path> files = changed(framework, source, out);
        Random random = new Random(level * 31L + notation.ordinal());
        int mutants = 0;
        for (int tries = 0; mutants < MUTANTS && tries < 20 * MUTANTS; tries++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] good = Files.readAllBytes(file);
            Optional<String> mutant = mutant(new String(good, StandardCharsets.UTF_8), random);
            if (mutant.isPresent()) {
                mutants++;
                Files.writeString(file, mutant.get());
                assertThat(Proof.prove(out, framework, ReadOptions.DEFAULT, TaskExecutor.direct()))
                        .as("mutant %s, in %s", mutants, out.relativize(file))
                        .isNotEmpty();
                Files.write(file, good);
            }
        }
        assertThat(mutants).isEqualTo(MUTANTS);
        assertThat(trip.prove()).isEmpty();
    }

    private static Path place(String name) {
        if (name.equals("starter")) {
            return Path.of(System.getProperty("tare.repository.root", ".."), "examples/starter");
        }
        String corpora = System.getenv("TARE_CORPORA");
        assumeTrue(corpora != null, "skipped: TARE_CORPORA is not set");
        Path corpus = Path.of(corpora, name);
        assumeTrue(Files.isDirectory(corpus), "skipped: there is no " + corpus);
        return corpus;
    }

    /** Returns the output's prompt files that are not as they were, and those that are new. */
    private static List<Path> changed(Framework framework, Path source, Path out) throws IOException {
        List<Path> files = new ArrayList<>();
        for (PromptModule module : framework.modules()) {
            Path file = out.resolve(module.id().path());
            if (Files.exists(file)
                    && Files.mismatch(file, source.resolve(module.id().path())) >= 0) {
                files.add(file);
            }
        }
        try (var all = Files.walk(out)) {
            all.filter(file -> file.toString().contains("deferred") && Files.isRegularFile(file))
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }

    /** Deletes a line, adds a "not", changes a digit, swaps two lines, or drops a word. Never white space only. */
    private static Optional<String> mutant(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        String changed = line;
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> changed = line.replaceFirst(" ", " not ");
            case 2 -> changed = line.replaceFirst("[0-8]", "9");
            case 3 -> {
                if (at > 0) {
                    lines.set(at, lines.get(at - 1));
                    lines.set(at - 1, line);
                    changed = lines.get(at);
                }
            }
            default -> changed = line.replaceFirst("\\w+", "");
        }
        if (!changed.equals(line)) {
            lines.set(at, changed);
        }
        String mutant = String.join("\n", lines);
        return squeezed(mutant).equals(squeezed(text)) ? Optional.empty() : Optional.of(mutant);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }
}
