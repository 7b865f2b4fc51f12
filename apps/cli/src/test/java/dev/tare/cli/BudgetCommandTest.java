package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tare build --budget} as it is typed. */
class BudgetCommandTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(folder.resolve("framework"));
        out = folder.resolve("out");
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(
                root.resolve("CLAUDE.md"),
                "# House\n\nNever leave the till open.\n\n## Routine\n\n"
                        + "Sort the letters by day. Answer the oldest first. Put the sheet into the box.\n".repeat(20)
                        + "\n## Closing\n\n"
                        + "Count the coins. Lock the drawer. Write the sum into the book.\n".repeat(20));
        Files.writeString(root.resolve(".claude/commands/go.md"), "Work on $ARGUMENTS.\n");
    }

    private TestTerminal run(int code, String... more) {
        List<String> arguments = new ArrayList<>(List.of("build", root.toString(), "-o", out.toString(), "--no-cache"));
        arguments.addAll(List.of(more));
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(arguments.toArray(new String[0])))
                .as(terminal.err() + terminal.out())
                .isEqualTo(code);
        return terminal;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --budget 0                      | --budget must be a whole number from 1 to 2147483647, not '0' (see tare build --help)
            --budget -5                     | --budget must be a whole number from 1 to 2147483647, not '-5' (see tare build --help)
            --budget 8k                     | --budget must be a whole number from 1 to 2147483647, not '8k' (see tare build --help)
            --budget 9999999999             | --budget must be a whole number from 1 to 2147483647, not '9999999999' (see tare build --help)
            --budget 500 --level 2          | --budget puts sections aside, which begins with --level 3; leave out --level 2, or give 3 or 4 (see tare build --help)
            --budget 500 --target flat      | --budget moves text to where it is opened later, and a prompt of --target flat opens nothing later (see tare build --help)
            --entry go                      | --entry says of whom --budget is asked, and there is none (see tare build --help)
            --budget 500 --entry og         | --entry: no entry or module 'og'; did you mean 'go'?; tare audit DIR --all lists the entries
            """)
    void saysWhatIsWrong(String arguments, String sentence) {
        TestTerminal terminal = run(ExitCode.USAGE, arguments.strip().split(" +"));
        assertThat(terminal.err()).isEqualTo("tare: " + sentence + "\n");
        assertThat(terminal.out()).isEmpty();
        assertThat(out).doesNotExist();
    }

    @Test
    void buildsWithinTheBudgetOfBothSections() throws IOException {
        TestTerminal terminal = run(ExitCode.CLEAN, "--budget", "400", "--entry", "go");
        assertThat(terminal.out())
                .contains("level 3", "the largest start, of 400 tokens that it may hold", "put aside for it", "holds");
        assertThat(Files.readString(out.resolve("CLAUDE.md"))).contains("Never leave the till open.");
        TestTerminal proof = new TestTerminal();
        assertThat(proof.run("verify", out.toString(), root.toString())).isEqualTo(ExitCode.CLEAN);
    }

    @Test
    void anUnmetBudgetNamesTheSmallestOneAndWritesNothing() {
        TestTerminal terminal = run(ExitCode.FINDINGS, "--budget", "10");
        Matcher smallest = Pattern.compile("smallest\\s+budget\\s+is\\s+(\\d+)").matcher(terminal.out());
        assertThat(smallest.find()).as(terminal.out()).isTrue();
        assertThat(terminal.out()).contains("CLAUDE.md", "nothing was written").doesNotContain("Wrote ");
        assertThat(out).doesNotExist();
        int least = Integer.parseInt(smallest.group(1));
        run(ExitCode.FINDINGS, "--budget", Integer.toString(least - 1), "--format", "json");
        assertThat(run(ExitCode.FINDINGS, "--budget", "10", "--format", "markdown")
                        .out())
                .contains("**Not met**, nothing was written: go holds ");
        run(ExitCode.CLEAN, "--budget", Integer.toString(least));
        assertThat(out).exists();
    }

    @Test
    void aLargeBudgetPutsNothingMoreAside() {
        assertThat(run(ExitCode.CLEAN, "--budget", "100000").out())
                .contains("every start keeps to it as it is: nothing is put aside for it");
        assertThat(run(ExitCode.CLEAN, "--budget", "100000", "--level", "4").out())
                .contains("level 4");
    }

    @Test
    void pinsThatContradictEndWithTwo() throws IOException {
        Files.writeString(root.resolve("tare.yaml"), "keep: CLAUDE.md\ndefer:\n  - '**#Routine'\n  - nowhere.md\n");
        TestTerminal terminal = run(ExitCode.USAGE, "--level", "2");
        assertThat(terminal.err())
                .contains(
                        "tare: warning: tare.yaml:4:5: defer: 'nowhere.md' names no module; globs are written from the"
                                + " framework's root, as in exclude:\n")
                .contains(
                        "tare: tare.yaml:3:5: defer: '**#Routine' contradicts keep: 'CLAUDE.md' (tare.yaml:1): both name"
                                + " CLAUDE.md:5; narrow one of them; until then the place is kept\n");
    }
}
