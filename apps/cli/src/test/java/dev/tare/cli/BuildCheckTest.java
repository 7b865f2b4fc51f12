package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tare build --check} as it is typed: exit codes and what is said. */
class BuildCheckTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(folder.resolve("framework"));
        out = folder.resolve("out");
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(root.resolve("CLAUDE.md"), "# Mill\n\nNever grind wet corn.\n");
        Files.writeString(root.resolve(".claude/commands/grind.md"), "# Grind\n\nGrind $ARGUMENTS.\n");
    }

    private TestTerminal run(int code, String... more) {
        List<String> arguments = new ArrayList<>(List.of("build", root.toString(), "-o", out.toString()));
        arguments.addAll(List.of(more));
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(arguments.toArray(new String[0])))
                .as(terminal.out() + terminal.err())
                .isEqualTo(code);
        return terminal;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tree", "flat", "patch", "bundle"})
    void aFreshOutputPassesAndAStaleOneDoesNot(String target) throws IOException {
        run(ExitCode.CLEAN, "--target", target);
        assertThat(run(ExitCode.CLEAN, "--target", target, "--check").out())
                .startsWith(out + " is what its sources give: ");
        Files.writeString(root.resolve(".claude/commands/grind.md"), "# Grind\n\n\n\nGrind all of $ARGUMENTS.\n");
        String stale = run(ExitCode.FINDINGS, "--target", target, "--check").out();
        assertThat(stale)
                .startsWith(out + " is not what its sources give: ")
                .contains("changed", "grind", "builds it again; then commit it.");
        assertThat(run(ExitCode.FINDINGS, "--target", target, "--check", "--format", "json")
                        .out())
                .contains("\"current\": false", "\"sort\": \"changed\"");
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        assertThat(run(ExitCode.USAGE, "--check").err()).contains("there is nothing at " + out, "build it first");
    }

    @Test
    void whatWritesDoesNotGoWithACheck() {
        assertThat(run(ExitCode.USAGE, "--check", "--force").err()).contains("--check writes nothing");
        assertThat(run(ExitCode.USAGE, "--check", "--watch").err()).contains("--check writes nothing");
        assertThat(run(ExitCode.USAGE, "--check", "--format", "markdown").err()).contains("text or json");
    }

    @Test
    void sourcesThatGiveNothingAreTold() throws IOException {
        run(ExitCode.CLEAN);
        Files.delete(root.resolve("CLAUDE.md"));
        Files.delete(root.resolve(".claude/commands/grind.md"));
        run(ExitCode.USAGE, "--check");
    }
}
