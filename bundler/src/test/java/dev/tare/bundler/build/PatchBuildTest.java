package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import dev.tare.templates.TreeTarget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A patch makes of the source what a tree is. */
class PatchBuildTest {

    @TempDir
    private Path folder;

    @Test
    void gitMakesTheTreeOfIt() throws IOException, OutputException, InterruptedException {
        assumeTrue(hasGit(), "skipped: there is no git to apply patches with");
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> files = new TreeMap<>(RandomFramework.of(random));
            files.put("CLAUDE.md", bytes("- @docs/a.md\n- @docs/b.md\n- @docs/c.md"));
            files.put("docs/a.md", bytes("# One\r\n\r\nNever  \r\n\r\n\r\n\r\nagain."));
            files.put("docs/b.md", files.get("docs/a.md"));
            files.put("docs/c.md", bytes("# Other\n\n\n\nwords"));
            Notation notation = Notation.values()[random.nextInt(2)];
            RoundTrip trip = RoundTrip.of(folder, "seed" + seed, files, notation);
            Path patch = folder.resolve("seed" + seed + ".patch");
            BuildReport report = build(trip.source(), patch, notation, false);
            assertThat(report.tokens()).isEqualTo(trip.report().tokens());
            assertThat(git(trip.source(), "apply", "--whitespace=nowarn", patch.toString()))
                    .isEmpty();
            assertThat(TreeTarget.files(trip.source())).isEqualTo(TreeTarget.files(trip.out()));
            for (String path : TreeTarget.files(trip.out())) {
                assertThat(Files.readAllBytes(trip.source().resolve(path)))
                        .as("seed %s, %s", seed, path)
                        .isEqualTo(Files.readAllBytes(trip.out().resolve(path)));
            }
            Path back = folder.resolve("seed" + seed + "-of-patch");
            Restorer.restore(trip.source(), back, false);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                assertThat(Files.readAllBytes(back.resolve(file.getKey()))).isEqualTo(file.getValue());
            }
        }
    }

    @Test
    void nothingThatIsThereIsReplacedUnasked() throws IOException, OutputException {
        Path source = Files.createDirectories(folder.resolve("source"));
        Files.writeString(source.resolve("CLAUDE.md"), "Words.\n\n***\n\n***\n\nMore.\n");
        Path patch = folder.resolve("lean.patch");
        Files.writeString(patch, "mine");
        assertThatThrownBy(() -> build(source, patch, Notation.KEEP, false)).hasMessageContaining("is there already");
        assertThat(patch).hasContent("mine");
        assertThatThrownBy(() -> build(source, source.resolve("x.patch"), Notation.KEEP, false))
                .hasMessageContaining("lie one in the other");
        assertThatThrownBy(() -> build(source, Files.createDirectories(folder.resolve("out")), Notation.KEEP, true))
                .hasMessageContaining("is a folder");
        build(source, patch, Notation.KEEP, true);
        assertThat(Files.readString(patch)).contains("--- a/CLAUDE.md", "+++ b/" + Manifest.PATH, "-***");
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder("source", "lean.patch", "out");
        }
    }

    private static BuildReport build(Path source, Path out, Notation notation, boolean replace) throws OutputException {
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, BuildTarget.PATCH, 1, notation, replace, 1);
        return Builder.build(source, out, options, "test", TaskExecutor.direct());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean hasGit() throws InterruptedException {
        try {
            return git(folder, "--version").startsWith("git version");
        } catch (IOException e) {
            return false;
        }
    }

    private static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // A repository around the folder would let git leave the files alone.
        builder.environment()
                .put(
                        "GIT_CEILING_DIRECTORIES",
                        directory.toAbsolutePath().getParent().toString());
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return told;
    }
}
