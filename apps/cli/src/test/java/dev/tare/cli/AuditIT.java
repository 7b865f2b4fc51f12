package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises, on the starter: the first screen, the formats, the threshold, the files that are written. */
class AuditIT {

    private static final Path STARTER = TareProcess.repository().resolve("examples/starter");

    @Test
    void theFirstScreenFitsAndSaysWhatMatters() {
        Result result = audit();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out().lines().count()).isLessThanOrEqualTo(40);
        assertThat(result.out())
                .contains("ALWAYS", "START", "FIX FIRST", "ENTRIES", "CHECK", "o200k_base")
                .doesNotContain("\u001b");
    }

    @Test
    void allShowsMore() {
        assertThat(audit("--all").out().lines().count())
                .isGreaterThan(audit().out().lines().count());
    }

    @Test
    void theThresholdDecidesTheExitCode() {
        assertThat(audit("--fail-on", "error").code()).isEqualTo(1);
        assertThat(audit("--fail-on", "warning").code()).isEqualTo(1);
        assertThat(audit("--fail-on", "never").code()).isZero();
        assertThat(audit("--fail-on", "info").code()).isEqualTo(2);
    }

    @Test
    void aCleanFrameworkIsUnderEveryThreshold(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(root.resolve(".claude/commands/go.md"), "---\ndescription: Goes.\n---\n\nGo.\n");
        assertThat(TareProcess.ofJar("audit", root.toString(), "--fail-on", "warning")
                        .run()
                        .code())
                .isZero();
    }

    @Test
    void colourIsForcedAndForbidden() {
        assertThat(run("audit", STARTER.toString())
                        .with("CLICOLOR_FORCE", "1")
                        .run()
                        .out())
                .contains("\u001b[");
        assertThat(run("audit", STARTER.toString())
                        .with("CLICOLOR_FORCE", "1")
                        .with("NO_COLOR", "1")
                        .run()
                        .out())
                .doesNotContain("\u001b");
        assertThat(run("audit", STARTER.toString(), "--no-color")
                        .with("CLICOLOR_FORCE", "1")
                        .run()
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void theWidthIsHonoured() {
        String narrow =
                run("audit", STARTER.toString()).with("COLUMNS", "60").run().out();
        assertThat(narrow.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void resultsGoToAFileAsAWhole(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("audit.json");
        assertThat(run("audit", STARTER.toString(), "--format", "json", "-o", file.toString())
                        .with("CLICOLOR_FORCE", "1")
                        .run())
                .isEqualTo(new Result(0, "", ""));
        assertThat(Files.readString(file))
                .startsWith("{")
                .isEqualTo(audit("--format", "json").out());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(run("audit", STARTER.toString(), "-o", folder.toString())
                        .run()
                        .code())
                .isEqualTo(2);
    }

    @Test
    void markdownIsAFormatToo() {
        assertThat(audit("--format", "markdown").out()).startsWith("#");
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheProjectFile(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(root.resolve(".claude/commands/go.md"), "Go.\n");
        assertThat(encoding(run("audit", root.toString()))).contains("o200k_base");
        Files.writeString(root.resolve("tare.yaml"), "encoding: cl100k_base\n");
        assertThat(encoding(run("audit", root.toString()))).contains("cl100k_base");
        assertThat(encoding(run("audit", root.toString()).with("TARE_ENCODING", "p50k_base")))
                .contains("p50k_base");
        assertThat(encoding(
                        run("audit", root.toString(), "--encoding", "r50k_base").with("TARE_ENCODING", "p50k_base")))
                .contains("r50k_base");
        Path other = Files.writeString(root.resolve("other.conf"), "encoding: p50k_base\n");
        assertThat(encoding(run("audit", root.toString(), "--config", other.toString())))
                .contains("p50k_base");
    }

    @Test
    void settingsThatCannotBeAreWrongUsage() {
        assertWrong("did you mean 'claude-code'?", "--harness", "claude-cod");
        assertWrong("did you mean 'suffix'?", "--resolution", "sufix");
        assertWrong("o200k_base", "--encoding", "o300k");
        assertWrong("unknown model", "--model", "no-such-model");
        assertWrong("--context-window", "--context-window", "many");
        assertWrong("is not a file", "--config", "no/such/file");
        assertWrong("must be text, json or markdown", "--format", "xml");
    }

    @Test
    void whyShowsTheStepsOrWhatWasMeant() {
        Result result =
                run("why", STARTER.toString(), "postmortem", "severity-levels").run();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("severity-levels.md").contains(".claude/commands/");
        Result typo =
                run("why", STARTER.toString(), "postmortm", "severity-levels").run();
        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).isEqualTo("tare: no entry or module 'postmortm'; did you mean 'postmortem'?\n");
        assertThat(run("why", STARTER.toString(), "postmortem", "severity-levels", "--format", "json")
                        .run()
                        .out())
                .startsWith("{");
    }

    @Test
    void graphsAreDrawnInThreeLanguages() {
        assertThat(run("graph", STARTER.toString()).run().out()).startsWith("digraph ");
        assertThat(run("graph", STARTER.toString(), "--format", "mermaid").run().out())
                .startsWith("flowchart ");
        assertThat(run("graph", STARTER.toString(), "--format", "json").run().out())
                .startsWith("{");
        assertThat(run("graph", STARTER.toString(), "--focus", "deliver", "--limit", "3")
                        .run()
                        .out())
                .contains("deliver.md");
        assertThat(run("graph", STARTER.toString(), "--limit", "none").run().code())
                .isEqualTo(2);
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        assertThat(audit("--format", "json")).isEqualTo(audit("--format", "json"));
        assertThat(audit("--all")).isEqualTo(audit("--all"));
    }

    @Test
    void aRealFrameworkIsAuditedInFull() {
        String corpora = System.getenv().getOrDefault("TARE_CORPORA", "../shared/corpora");
        Path corpus = TareProcess.repository().resolve(corpora).resolve("ccmp-v3");
        assumeTrue(Files.isDirectory(corpus), "no corpora at " + corpus.getParent() + "; TARE_CORPORA names them");
        Result result = TareProcess.ofJar("audit", corpus.toString()).run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).contains("188 modules").contains("473,496 tokens");
        assertThat(result.out().lines().count()).isLessThanOrEqualTo(40);
    }

    private static Result audit(String... flags) {
        return run("audit", STARTER.toString()).and(flags).run();
    }

    private static TareProcess run(String... arguments) {
        return TareProcess.ofJar(arguments);
    }

    private static String encoding(TareProcess process) {
        Result result = process.run();
        assertThat(result.err()).isEmpty();
        return result.out().lines().findFirst().orElse("");
    }

    private static void assertWrong(String sentence, String... flags) {
        Result result = audit(flags);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("tare: ").contains(sentence).hasLineCount(1);
        assertThat(result.code()).isEqualTo(2);
    }
}
