package dev.tare.optimizer.ondemand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LazyLinesTest {

    private static final String COMMAND = ".claude/commands/go.md";
    private static final String FILLER = "It rained on the hill, and the goat stood beside the gate. ".repeat(20);

    @TempDir
    Path folder;

    @Test
    void theSentenceDecidesWhichWordsAreNeeded() throws IOException {
        assertThat(lines(COMMAND, """
                - If `--a`: @x/a.md
                - If `--b`: follow @x/b.md.
                - If `--c`: read @x/c.md, @x/d.md and @x/e.md
                - Otherwise: the short way (@x/f.md)
                """))
                .containsExactly(
                        "- If `--a`: read `x/a.md` (# tokens)",
                        "- If `--b`: follow `x/b.md` (read it then, # tokens).",
                        "- If `--c`: read `x/c.md` (# tokens), `x/d.md` (# tokens) and `x/e.md` (# tokens)",
                        "- Otherwise: the short way (read `x/f.md`, # tokens)");
    }

    @Test
    void aCellAnItemAndALineStartTheirOwnSentence() throws IOException {
        assertThat(lines(COMMAND, """
                | mode | do |
                |---|---|
                | fast | @x/a.md |
                | slow | @x/b.md holds the steps |

                ## Night mode

                @x/c.md

                ## Day mode

                Work through @x/d.md, then stop.
                """))
                .containsExactly(
                        "| fast | read `x/a.md` (# tokens) |",
                        "| slow | `x/b.md` (read it then, # tokens) holds the steps |",
                        "Read `x/c.md` (# tokens)",
                        "Work through `x/d.md` (read it only in this case, # tokens), then stop.");
    }

    @Test
    void aConditionMayStandBehindAndSentencesMayGoOnInTheNextLine() throws IOException {
        assertThat(lines(COMMAND, """
                - Follow @x/a.md when the user passes `--a`
                - Otherwise, without anything else, go on
                  with @x/b.md
                """))
                .containsExactly(
                        "- Follow `x/a.md` (read it only in this case, # tokens) when the user passes `--a`",
                        "  with `x/b.md` (read it then, # tokens)");
    }

    @Test
    void whatIsOnlyNamedInItsCaseSaysSo() throws IOException {
        assertThat(lines(COMMAND, """
                @x/fast-way.md
                @x/slow-way.md

                - `--fast`: go the fast-way
                - `--slow`: go the slow-way
                """))
                .containsExactly(
                        "`x/fast-way.md` (read it only in the case that names it, # tokens)",
                        "`x/slow-way.md` (read it only in the case that names it, # tokens)");
    }

    @Test
    void whatIsLookedUpGetsAPurposeAndAnOccasionWhereNothingElseSaysThem() throws IOException {
        assertThat(lines("CLAUDE.md", """
                Work quietly.

                For details about tides see @x/tides.md.

                @x/glossary.md

                ## References

                - Opening hours of the lock: @x/lock.md
                - @x/weather.md

                When changing the lamp, read @x/lamp.md.
                """))
                .containsExactly(
                        "For details about tides see `x/tides.md` (# tokens).",
                        "`x/glossary.md` (# tokens: What is known about this; read it when a term is unclear)",
                        "- Opening hours of the lock: `x/lock.md` (# tokens; read it when you need it)",
                        "- `x/weather.md` (# tokens: What is known about this; read it when you need it)",
                        "When changing the lamp, read `x/lamp.md` (# tokens).");
    }

    @Test
    void aFileThatStatesAHardConstraintStaysUnlessItIsABranch() throws IOException {
        file("x/tides.md", "Never sail at low water.\n" + FILLER);
        assertThat(lines("CLAUDE.md", "For details about tides see @x/tides.md.\n"))
                .isEmpty();
        file("CLAUDE.md", "Sail well.\n");
        assertThat(lines(COMMAND, "- If `--low`: @x/tides.md\n- Otherwise: sail\n"))
                .hasSize(1);
    }

    /** The constraint stands in what the file brings along. */
    @Test
    void aFileThatImportsAHardConstraintStays() throws IOException {
        file("x/tides.md", "More is in @low.md\n" + FILLER);
        file("x/low.md", "You must not sail at low water.\n" + FILLER);
        assertThat(lines("CLAUDE.md", "For details about tides see @x/tides.md.\n"))
                .isEmpty();
    }

    @Test
    void whereACodeSpanWouldReadOddlyNothingIsTouched() throws IOException {
        file("README.md", FILLER);
        file("AGENTS.md", FILLER);
        assertThat(lines(COMMAND, """
                - If `--a`: follow @x/a.md's steps
                - If `--b`: follow "@x/b.md"
                - If `--c`: follow @README.md
                - If `--d`: follow @AGENTS.md
                - If `--e`: `odd follow @x/e.md

                ## Otherwise @x/f.md

                Go.
                """)).isEmpty();
    }

    @Test
    void pathsStayAsTheyAreWritten() throws IOException {
        file(".claude/w/home.md", FILLER);
        file(".claude/commands/near.md", FILLER);
        file("x/part.md", "# One\n\n" + FILLER + "\n\n# Two\n\n" + FILLER);
        assertThat(lines(COMMAND, """
                - If `--a`: follow @~/.claude/w/home.md
                - If `--b`: follow @./near.md
                - If `--c`: follow @../../x/up.md
                - If `--d`: follow @x/part.md#two
                - If `--e`: follow @x/gr\u00f6\u00dfe.md
                """))
                .containsExactly(
                        "- If `--a`: follow `~/.claude/w/home.md` (read it then, # tokens)",
                        "- If `--b`: follow `./near.md` (read it then, # tokens)",
                        "- If `--c`: follow `../../x/up.md` (read it then, # tokens)",
                        "- If `--d`: follow `x/part.md#two` (read it then, # tokens)",
                        "- If `--e`: follow `x/gr\u00f6\u00dfe.md` (read it then, # tokens)");
    }

    @Test
    void aFileThatIsTooSmallToBeWorthItStays() throws IOException {
        file("x/a.md", "Do it at once.\n");
        file("x/b.md", "Do it slowly.\n");
        assertThat(lines(COMMAND, "- If `--a`: @x/a.md\n- Otherwise: @x/b.md\n"))
                .isEmpty();
    }

    /** Another reference still loads the file, so nothing would leave. */
    @Test
    void aFileThatStaysByAnotherWayStays() throws IOException {
        assertThat(lines(COMMAND, """
                Background: @x/a.md

                Always follow @x/a.md.
                """)).isEmpty();
    }

    @Test
    void carriageReturnsAndMarksOfByteOrderDoNotMatter() throws IOException {
        assertThat(lines(COMMAND, "\ufeff- If `--a`: @x/a.md\r\n- Otherwise: @x/b.md\r\n"))
                .containsExactly("\ufeff- If `--a`: read `x/a.md` (# tokens)", "- Otherwise: read `x/b.md` (# tokens)");
    }

    @Test
    @Timeout(60)
    void longTextsAreReadInTheTimeOfTheirLength() throws IOException {
        StringBuilder list = new StringBuilder("## References\n\n");
        for (int i = 0; i < 120; i++) {
            list.append("- @x/").append(i).append(".md\n");
        }
        String words = "(see also, for details read if when ".repeat(20_000);
        list.append(words).append("@x/a.md\n\n").append(words).append(":\n\n");
        for (int i = 0; i < 100; i++) {
            list.append("- If `--f").append(i).append("`: @x/").append(i).append("b.md, <b (\n");
        }
        assertThat(lines(COMMAND, list.toString())).hasSizeGreaterThan(200);
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 40_000; i++) {
            many.append("- If `--f")
                    .append(i % 50)
                    .append("`: see also @x/")
                    .append(i % 50)
                    .append(".md\n");
        }
        assertThat(lines(COMMAND, many.toString())).isEmpty();
    }

    @Test
    void corporaReadAsBeforeWithTheirLines() throws IOException {
        String corpora = System.getenv("TARE_CORPORA");
        assumeTrue(corpora != null, "skipped: TARE_CORPORA is not set");
        for (String name : List.of("ccmp-v3", "superclaude-v2-fork", "superclaude-v4")) {
            Path from = Path.of(corpora).resolve(name);
            assumeTrue(Files.isDirectory(from), "skipped: there is no " + name);
            Path copy = folder.resolve(name);
            copy(from, copy);
            List<String> shown = check(copy);
            System.out.println("lazy lines of " + name + ": " + shown.size());
            shown.forEach(line -> System.out.println("  " + line));
        }
    }

    /** Returns the lines of text that change when the file is part of a framework, once they were held to their promises. */
    private List<String> lines(String path, String text) throws IOException {
        file(path, text);
        for (String word : text.split("[\\s,)\"]+")) {
            int at = word.indexOf("@x/");
            String target = at < 0 ? "" : word.substring(at + 1).replaceAll("[.#'].*$", "") + ".md";
            if (!target.isEmpty() && !Files.exists(folder.resolve(target))) {
                file(target, "What is known about this.\n\n" + FILLER);
            }
        }
        if (text.contains("../../x/up.md")) {
            file("x/up.md", FILLER);
        }
        List<String> shown = new ArrayList<>();
        for (String line : check(folder)) {
            if (line.startsWith(path)) {
                shown.add(line.replaceFirst("^[^ ]+  ", "").replaceAll("[0-9,]+ tokens", "# tokens"));
            }
        }
        return shown;
    }

    private static List<String> check(Path root) throws IOException {
        Framework before = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        List<LazyLine> lines = LazyLines.of(before.graph(), before.counter(), TaskExecutor.direct());
        try (TaskExecutor four = TaskExecutor.ofParallelism(4)) {
            assertThat(LazyLines.of(before.graph(), before.counter(), four)).isEqualTo(lines);
        }
        List<String> shown = AppliedLines.shown(before.graph(), lines);
        AppliedLines.write(root, before.graph(), lines);
        Framework after = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        AppliedLines.compare(before.graph(), after.graph(), lines);
        assertThat(LazyLines.of(after.graph(), after.counter(), TaskExecutor.direct()))
                .as("nothing is left to do")
                .isEmpty();
        return shown;
    }

    private void file(String path, String text) throws IOException {
        Path to = folder.resolve(path);
        Files.createDirectories(to.getParent());
        Files.writeString(to, text);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
