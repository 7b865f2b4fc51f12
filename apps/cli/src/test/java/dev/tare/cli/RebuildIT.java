package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.cli.TareProcess.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Building again as processes: with a cache, while watching, and after a run that was killed. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@Tag("once")
class RebuildIT {

    @TempDir
    private Path folder;

    private Path source;
    private Path out;

    @BeforeEach
    void copyTheStarter() {
        source = folder.resolve("source");
        out = folder.resolve("out");
        assertThat(TareProcess.ofJar("init", source.toString()).run().code()).isZero();
    }

    private TareProcess build(String... more) {
        return TareProcess.ofJar("build", source.toString(), "-o", out.toString())
                .and(more)
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString());
    }

    @Test
    void theSecondBuildHasNothingToDoAndReportsTheSame() throws IOException {
        Result first = build().run();
        Result second = build().run();
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("Nothing has changed since ");
        assertThat(report(second)).isEqualTo(report(first));
        assertThat(build("--format", "json").run().out())
                .isEqualTo(build("--format", "json", "--no-cache").run().out());
        Files.writeString(source.resolve("CLAUDE.md"), "# Other   \n");
        Result third = build().run();
        assertThat(third.out()).contains("Wrote ");
        assertThat(TareProcess.ofJar("verify", out.toString(), source.toString())
                        .run()
                        .code())
                .isZero();
    }

    private static String report(Result result) {
        return result.out().substring(0, result.out().indexOf("PROOF"));
    }

    @Test
    void buildsAtTheSameTimeDoNotDisturbEachOther() throws IOException {
        List<Process> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(TareProcess.ofJar(
                            "build",
                            source.toString(),
                            "-o",
                            folder.resolve("out" + i).toString())
                    .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                    .start());
        }
        for (Process process : running) {
            assertThat(TareProcess.finish(process).code()).isZero();
        }
        for (int i = 1; i < 4; i++) {
            assertThat(contents(folder.resolve("out" + i))).isEqualTo(contents(folder.resolve("out0")));
        }
    }

    @Test
    void aBuildThatIsKilledLeavesTheOldOutputAndItsDraftIsClearedByTheNext() throws Exception {
        for (int i = 0; i < 300; i++) {
            Files.writeString(
                    source.resolve("extra-" + i + ".md"), "| a    | b |\n|---|---|\n| 1   |  2 |\n".repeat(40));
        }
        assertThat(build("--quiet").run().code()).isZero();
        Map<String, String> before = contents(out);
        int killed = 0;
        for (int i = 0; i < 3; i++) {
            Files.writeString(source.resolve("CLAUDE.md"), "# Head " + i + "   \n");
            Process process = build("--no-cache", "--quiet").start();
            while (process.isAlive() && drafts().isEmpty()) {
                Thread.onSpinWait();
            }
            process.destroyForcibly().waitFor();
            killed += drafts().isEmpty() ? 0 : 1;
        }
        assertThat(killed).isPositive();
        assertThat(contents(out)).isEqualTo(before);
        assertThat(build().run().code()).isZero();
        assertThat(drafts()).isEmpty();
        assertThat(Files.readString(out.resolve("CLAUDE.md"))).startsWith("# Head 2");
    }

    @Test
    void aRunThatWasKilledBetweenTwoMovesHasItsOldOutputPutBack() throws IOException {
        build().run();
        Map<String, String> before = contents(out);
        Files.writeString(source.resolve("CLAUDE.md"), "# Other   \n");
        // What is left when the process ends just then: the lock that nobody holds, the draft, and the old output.
        Files.createFile(folder.resolve(".out.tare-1.lock"));
        Files.createDirectory(folder.resolve(".out.tare-1"));
        Files.move(out, folder.resolve(".out.tare-1.old"));
        Result refused = TareProcess.ofJar("restore", source.toString(), "-o", out.toString())
                .run();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(out).doesNotExist();
        Files.writeString(folder.resolve(".out.tare-1.old/CLAUDE.md"), "mine");
        Result second = build().run();
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err()).contains("not as tare build left it (see CLAUDE.md)");
        assertThat(contents(out)).containsOnlyKeys(before.keySet()).containsEntry("CLAUDE.md", "mine");
        assertThat(drafts()).isEmpty();
    }

    @Test
    void watchingBuildsAtEveryChangeUntilItIsTold() throws Exception {
        Process process = build("--watch").start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            await(lines, "Wrote ");
            Files.writeString(source.resolve("CLAUDE.md"), "# Changed   \n");
            assertThat(await(lines, "since the last build")).contains("CLAUDE.md", "tokens");
            assertThat(Files.readString(out.resolve("CLAUDE.md"))).startsWith("# Changed ");

            Files.createDirectories(source.resolve("docs/new/deep"));
            await(lines, "docs/new");
            Files.writeString(source.resolve("docs/new/deep/a.md"), "new   \n");
            await(lines, "a.md");
            assertThat(out.resolve("docs/new/deep/a.md")).exists();

            // An error does not end it.
            Files.writeString(out.resolve("mine.txt"), "mine");
            Files.writeString(source.resolve("CLAUDE.md"), "# Changed again   \n");
            assertThat(await(lines, "not built")).contains("CLAUDE.md", "--force");
            Files.delete(out.resolve("mine.txt"));
            Files.writeString(source.resolve("CLAUDE.md"), "# Changed at last   \n");
            await(lines, "since the last build");
            assertThat(Files.readString(out.resolve("CLAUDE.md"))).startsWith("# Changed at last");

            process.destroy();
            assertThat(process.waitFor()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
        assertThat(drafts()).isEmpty();
    }

    private static String await(BufferedReader lines, String words) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.contains(words)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line with '%s'", words).isNotNull();
        return String.valueOf(line);
    }

    private List<String> drafts() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            return left.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(".out.tare-"))
                    .toList();
        }
    }

    private static Map<String, String> contents(Path root) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(
                        root.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }
}
