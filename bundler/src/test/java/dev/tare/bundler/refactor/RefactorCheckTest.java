package dev.tare.bundler.refactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.refactor.RefactorReport.Item;
import dev.tare.bundler.report.Json;
import dev.tare.bundler.report.RefactorJson;
import dev.tare.bundler.report.RefactorMarkdown;
import dev.tare.bundler.report.RefactorText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.refactor.PieceFate;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people do to a framework is told as what it is: nothing that changed is kept, nothing that moved is lost. */
@Tag("once")
class RefactorCheckTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));

    private static final String COMMAND = ".claude/commands/ship.md";
    private static final String GUIDE = "docs/guide.md";
    private static final Map<String, String> SOURCE = Map.of("CLAUDE.md", """
            # Project

            Work in small steps. Never push to the main branch without a review.

            ## Style

            - Names say what a thing is.
            - Comments say why, not what.
            """, COMMAND, """
            ---
            description: Ships a release.
            ---

            # Ship

            You must not skip the tests, even when the change is small.
            Read [the guide](../../docs/guide.md) first.

            1. Collect the merged changes since the last tag.
            2. Write the notes for the people who use it.
            3. Tag the commit and publish the package.

            | risk | answer |
            |------|--------|
            | late | tell the team at once |
            | broken | roll the release back |
            """, GUIDE, """
            # Guide

            ```xml
            <guide>
              <rule>A tag is never moved after it was published.</rule>
              <step>Compare the package with the one before.</step>
            </guide>
            ```

            The answer to a failed upload is a second upload.
            """);

    @TempDir
    Path folder;

    private final Map<String, String> after = new LinkedHashMap<>(SOURCE);

    @Test
    void nothingChangedIsAllKept() throws IOException {
        RefactorReport report = check();
        assertThat(report.findings()).isZero();
        assertThat(report.pieces()).containsOnlyKeys(PieceFate.KEPT);
        assertThat(report.blocks()).containsOnlyKeys(PieceFate.KEPT);
    }

    @Test
    void layoutIsNoChange() throws IOException {
        edit(COMMAND, "even when the change is small.\nRead", "even when the\n  change is small. Read");
        edit(COMMAND, "| late | tell the team at once |", "|late|tell the team at once|");
        edit(GUIDE, "<guide>\n  <rule>", "<guide><rule>");
        edit("CLAUDE.md", "- Names", "\n\n*  Names");
        edit("CLAUDE.md", "## Style", "Style\n-----\n\n<!-- a comment -->\n\n***");
        assertThat(check().pieces()).containsOnlyKeys(PieceFate.KEPT);
    }

    @Test
    void aDeletedBlockIsLostAndDirectivesComeFirst() throws IOException {
        edit("CLAUDE.md", "- Names say what a thing is.\n", "");
        edit(COMMAND, "You must not skip the tests, even when the change is small.\n", "");
        RefactorReport report = check();
        assertThat(report.lost()).hasSize(2);
        assertThat(report.lost().get(0).directive()).isTrue();
        assertThat(report.lost().get(0).from().path()).isEqualTo(COMMAND);
        assertThat(report.lost().get(0).from().line()).isEqualTo(7);
        assertThat(report.findings()).isEqualTo(2);
    }

    @Test
    void aDroppedNotIsAFinding() throws IOException {
        edit(COMMAND, "You must not skip", "You must skip");
        RefactorReport report = check();
        assertThat(report.lost()).isEmpty();
        assertThat(report.changed()).hasSize(1);
        Item item = report.changed().get(0);
        assertThat(item.constraintChanged()).isTrue();
        assertThat(item.removed()).containsExactly("not");
        assertThat(report.findings()).isEqualTo(1);
    }

    @Test
    void rewordedIsChangedAndNoFinding() throws IOException {
        edit("CLAUDE.md", "Names say what a thing is.", "Names tell what a thing is.");
        RefactorReport report = check();
        assertThat(report.changed()).hasSize(1);
        assertThat(report.changed().get(0).added()).containsExactly("tell");
        assertThat(report.findings()).isZero();
    }

    @Test
    void swappedStepsAreMoved() throws IOException {
        edit(COMMAND, "Collect the merged changes since the last tag.", "@@");
        edit(COMMAND, "Write the notes for the people who use it.", "Collect the merged changes since the last tag.");
        edit(COMMAND, "@@", "Write the notes for the people who use it.");
        RefactorReport report = check();
        assertThat(report.lost()).isEmpty();
        assertThat(report.changed()).isEmpty();
        assertThat(report.moves()).hasSize(1);
        assertThat(report.pieces()).containsEntry(PieceFate.MOVED, 1);
    }

    @Test
    void aMovedBlockIsNotLost() throws IOException {
        String rule = "You must not skip the tests, even when the change is small.\n";
        edit(COMMAND, rule, "");
        after.merge(GUIDE, "\n" + rule, String::concat);
        RefactorReport report = check();
        assertThat(report.lost()).isEmpty();
        assertThat(report.changed()).isEmpty();
        assertThat(report.moves()).hasSize(1);
        assertThat(report.moves().get(0).directives()).isEqualTo(1);
        assertThat(report.moves().get(0).to().path()).isEqualTo(GUIDE);
    }

    @Test
    void whatLeavesMemoryIsTold() throws IOException {
        edit("CLAUDE.md", "Never push to the main branch without a review.", "");
        after.merge(GUIDE, "\nNever push to the main branch without a review.\n", String::concat);
        RefactorReport report = check();
        assertThat(report.findings()).isZero();
        assertThat(report.onDemand()).hasSize(1);
    }

    @Test
    void splitAndMergedModulesLoseNothing() throws IOException {
        String guide = after.remove(GUIDE);
        int cut = guide.indexOf("The answer");
        after.put("docs/xml.md", guide.substring(0, cut));
        after.put("docs/upload.md", guide.substring(cut));
        edit(COMMAND, "docs/guide.md", "docs/xml.md");
        RefactorReport split = check();
        assertThat(split.lost()).isEmpty();
        assertThat(split.changed()).hasSize(1);
        assertThat(split.moves()).hasSize(2);
        assertThat(split.brokenReferences()).isEmpty();
        after.put("docs/xml.md", guide.substring(cut) + "\n" + guide.substring(0, cut));
        after.remove("docs/upload.md");
        assertThat(check().lost()).isEmpty();
    }

    @Test
    void aSecondCopyIsSharedOnlyWhereItsReadersComeToTheOther() throws IOException {
        String rule = "You must not skip the tests, even when the change is small.\n";
        Map<String, String> before = new LinkedHashMap<>(SOURCE);
        before.merge(GUIDE, "\n" + rule, String::concat);
        after.merge(GUIDE, "\n" + rule, String::concat);
        edit(COMMAND, rule, "");
        RefactorReport reached = check(before);
        assertThat(reached.lost()).isEmpty();
        assertThat(reached.shared()).hasSize(1);
        edit(COMMAND, "Read [the guide](../../docs/guide.md) first.", "Read the guide first.");
        RefactorReport unreached = check(before);
        assertThat(unreached.lost()).hasSize(1);
        assertThat(unreached.lost().get(0).to().orElseThrow().path()).isEqualTo(GUIDE);
    }

    @Test
    void entriesAndReferencesThatAreGoneAreFindings() throws IOException {
        after.put(".claude/commands/release.md", after.remove(COMMAND));
        after.remove(GUIDE);
        RefactorReport report = check();
        assertThat(report.vanishedEntries()).containsExactly("command ship");
        assertThat(report.newEntries()).containsExactly("command release");
        assertThat(report.brokenReferences()).hasSize(1);
        assertThat(report.lost()).isNotEmpty();
        assertThat(RefactorText.write(report, TextStyle.plain())).contains("gone: command ship", "docs/guide.md");
        assertThat(RefactorMarkdown.write(report, true)).contains("command ship");
        assertThat(Json.violations(
                        Json.parse(Files.readString(REPOSITORY.resolve("docs/schema/refactor.schema.json"))),
                        Json.parse(RefactorJson.write(report))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"starter,KEEP", "starter,OUTLINE", "ccmp-v3,KEEP", "ccmp-v3,OUTLINE", "superclaude-v2-fork,KEEP"})
    void aBuildLosesNothing(String name, Notation notation) throws OutputException {
        Path root = name.equals("starter") ? REPOSITORY.resolve("examples/starter") : corpus(name);
        Path out = folder.resolve("out");
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            Builder.build(root, out, new BuildOptions(ReadOptions.DEFAULT, 1, notation, false, 2), "test", executor);
            RefactorReport report = RefactorCheck.check(
                    FrameworkReader.read(root, ReadOptions.DEFAULT, executor),
                    FrameworkReader.read(out, ReadOptions.DEFAULT, executor),
                    executor);
            assertThat(report.lost()).isEmpty();
            assertThat(report.changed()).isEmpty();
            assertThat(report.findings()).isZero();
        }
    }

    private static Path corpus(String name) {
        String corpora = System.getenv("TARE_CORPORA");
        Path root = (corpora == null ? REPOSITORY.resolve("../shared/corpora") : Path.of(corpora)).resolve(name);
        assumeTrue(Files.isDirectory(root), "skipped: there is no " + root.normalize() + "; set TARE_CORPORA");
        return root;
    }

    private void edit(String path, String from, String to) {
        String text = after.get(path);
        assertThat(text).contains(from);
        after.put(path, text.replace(from, to));
    }

    private RefactorReport check() throws IOException {
        return check(SOURCE);
    }

    private RefactorReport check(Map<String, String> before) throws IOException {
        Path run = Files.createTempDirectory(folder, "run");
        return RefactorCheck.check(
                read(run.resolve("old"), before), read(run.resolve("new"), after), TaskExecutor.direct());
    }

    private static Framework read(Path root, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }
}
