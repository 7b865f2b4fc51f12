package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The single jar, as {@code java -jar} runs it. */
class RunnableJarIT {

    @Test
    void holdsWhatItNeedsAndNoMore() throws IOException {
        try (JarFile jar = new JarFile(TareProcess.jar().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue("Main-Class")).isEqualTo("dev.tare.cli.Main");
            assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
            assertThat(manifest.getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
            assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
            assertThat(jar.getEntry("META-INF/THIRD-PARTY.txt")).isNotNull();
            assertThat(jar.getEntry("module-info.class")).isNull();
            assertThat(jar.stream())
                    .noneMatch(entry -> entry.getName().endsWith(".SF"))
                    .noneMatch(entry -> entry.getName().startsWith("dev/tare/cli/build/"));
        }
        // 6.6 MB are the ranks of two encodings, stored as they are so that they need no unpacking; 5 to 10 are SQLite
        // for
        // eight platforms; Tare's own classes are 1.8.
        assertThat(Files.size(TareProcess.jar())).isLessThan(28_000_000);
    }

    @Test
    void printsHelpAndVersion() {
        assertThat(TareProcess.ofJarAlone("--help").run())
                .isEqualTo(new Result(0, CommandModel.usage(HelpPages.ROOT, false), ""));
        assertThat(TareProcess.ofJarAlone("audit", "--help").run())
                .isEqualTo(new Result(0, CommandModel.usage("audit", false), ""));
        assertThat(TareProcess.ofJarAlone("--version").run().out()).startsWith("tare ");
    }

    @Test
    void wrongUsageEndsWithTwo() {
        Result result = TareProcess.ofJarAlone("audit", ".", "--formt", "json").run();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("tare: unknown option '--formt'; did you mean '--format'? (see tare audit --help)\n");
    }

    @Test
    void writesACompletionScriptThatTheShellTakes() throws IOException {
        Result result = TareProcess.ofJarAlone("generate-completion").run();
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("complete ")
                .contains("--context-window")
                .contains("audit");
        assumeTrue(Files.exists(Path.of("/bin/bash")), "there is no bash here");
        Path script = Files.createTempFile("completion", ".bash");
        Files.writeString(script, result.out());
        assertThat(TareProcess.of(Path.of("/bin/bash"), "-n", script.toString()).run())
                .isEqualTo(new Result(0, "", ""));
        Files.delete(script);
    }

    @Test
    void aReaderThatGoesAwayIsNoError() {
        // The reader is gone long before there is anything to read.
        Result result = TareProcess.ofScript("{ \"$@\" generate-completion; echo \"code $?\" >&2; } | true")
                .run();
        assertThat(result.err()).isEqualTo("code 0\n");
        assertThat(TareProcess.ofScript("\"$@\" generate-completion | head -n 1")
                        .run()
                        .err())
                .isEmpty();
    }

    @Test
    void aFullDiskIsSaidInOneSentence() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full here");
        Result result =
                TareProcess.ofScript("\"$@\" generate-completion > /dev/full").run();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("tare: cannot read or write: ").hasLineCount(1);
    }

    @Test
    void initWritesTheStarterAndNothingOverIt(@TempDir Path scratch) throws IOException {
        Path folder = scratch.resolve("my framework");
        Result result =
                TareProcess.ofJarAlone("init", "my framework").in(scratch).run();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("tare audit 'my framework'").hasLineCount(1);
        assertSameFiles(TareProcess.repository().resolve("examples/starter"), folder);

        Result again =
                TareProcess.ofJarAlone("init", "my framework").in(scratch).run();
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("is not empty").hasLineCount(1);

        Path changed = Files.writeString(folder.resolve("CLAUDE.md"), "mine");
        Result forced = TareProcess.ofJarAlone("init", "my framework", "--force")
                .in(scratch)
                .run();
        assertThat(forced.code()).isEqualTo(2);
        assertThat(forced.err()).contains("nothing is overwritten").hasLineCount(1);
        assertThat(changed).hasContent("mine");

        Path other = Files.createDirectories(scratch.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        assertThat(TareProcess.ofJarAlone("init", "other", "--force", "--quiet")
                        .in(scratch)
                        .run())
                .isEqualTo(new Result(0, "", ""));
        assertThat(other.resolve("notes.txt")).hasContent("mine");
        assertThat(other.resolve("CLAUDE.md")).exists();

        Result onFile =
                TareProcess.ofJarAlone("init", "other/notes.txt").in(scratch).run();
        assertThat(onFile.code()).isEqualTo(2);
        assertThat(onFile.err()).contains("is a file").hasLineCount(1);
    }

    private static void assertSameFiles(Path expected, Path actual) throws IOException {
        try (var files = Files.walk(expected)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(actual.resolve(expected.relativize(file).toString())).hasSameBinaryContentAs(file);
            }
        }
        try (var ours = Files.walk(expected);
                var theirs = Files.walk(actual)) {
            assertThat(theirs.filter(Files::isRegularFile).count())
                    .isEqualTo(ours.filter(Files::isRegularFile).count());
        }
    }
}
