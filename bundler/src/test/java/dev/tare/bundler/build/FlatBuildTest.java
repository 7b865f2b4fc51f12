package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.build.FlatReport.Prompt;
import dev.tare.bundler.explain.Explainer;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildMarkdown;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.Json;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatBuildTest {

    @TempDir
    Path folder;

    static List<String> fixtures() throws IOException {
        return FlatFrameworks.fixtures();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void everyFamilyIsWrittenAndProven(String fixture) throws IOException, OutputException {
        Path root = FlatTrip.write(folder.resolve("source"), FlatFrameworks.fixture(fixture));
        for (Notation notation : Notation.values()) {
            FlatTrip trip;
            try {
                trip = FlatTrip.of(root, folder.resolve(notation.word()), notation);
            } catch (OutputException e) {
                assertThat(e).hasMessageContaining("there is no command, skill or agent");
                return;
            }
            check(trip);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "ccmp-v3", "superclaude-v4", "superclaude-v2-fork"})
    void corporaAreWrittenAndProven(String name) throws IOException, OutputException {
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            FlatTrip trip = FlatTrip.of(
                    FlatFrameworks.corpus(name),
                    folder.resolve("out"),
                    FlatTrip.options(1, Notation.OUTLINE),
                    executor);
            check(trip);
            // Fields are added freely; those that were there before are as the schema says.
            assertThat(Json.violations(
                            Json.parse(Files.readString(
                                    FlatFrameworks.REPOSITORY.resolve("docs/schema/build.schema.json"))),
                            Json.parse(BuildJson.write(trip.report()))))
                    .isSubsetOf(
                            "$ has the undescribed field passLevel",
                            "$ has the undescribed field prompts",
                            "$ has the undescribed field missing");
        }
    }

    /** The proof holds on what lies on disk, counts are those of the files, and no prompt costs more than its source. */
    private static void check(FlatTrip trip) throws IOException {
        BuildReport report = trip.report();
        assertThat(report.findings()).isEmpty();
        assertThat(trip.prove()).isEmpty();
        FlatReport flat = report.flat().orElseThrow();
        Map<String, String> prompts = trip.prompts();
        assertThat(flat.prompts()).hasSameSizeAs(prompts.keySet());
        TokenCounter counter = trip.source().counter();
        for (Prompt prompt : flat.prompts()) {
            assertThat(prompt.tokens().after())
                    .as(prompt.file())
                    .isEqualTo(counter.count(prompts.getOrDefault(prompt.file(), "")));
            assertThat(prompt.tokens().saved()).as(prompt.file()).isNotNegative();
        }
        assertThat(report.tokens().saved())
                .isEqualTo(report.passes().stream()
                        .mapToLong(BuildReport.PassSaving::savedTokens)
                        .sum());
        assertThat(report.entries()).isEmpty();
        assertThat(BuildMarkdown.write(report, true)).contains("### Prompts");
    }

    @Test
    void hardTextsComeBackToTheByte() throws IOException, OutputException {
        Path root = FlatTrip.write(folder.resolve("source"), FlatFrameworks.hard());
        FlatTrip plain =
                FlatTrip.of(root, folder.resolve("plain"), FlatTrip.options(0, Notation.KEEP), TaskExecutor.direct());
        check(plain);
        assertThat(plain.prompts()).containsOnlyKeys("go.md", "wrap.md").containsEntry("wrap.md", """
                        <file path=".claude/commands/wrap.md" end="file-2">
                        Wrap like this:

                        <file path="x">
                        </file>
                        </file-1>

                        Never twice.\s\s\s
                        @docs/table.md
                        </file-2>
                        <file path="docs/table.md">
                        | head | other |
                        |------|-------|
                        </file>
                        """);
        assertThat(plain.prompts().getOrDefault("go.md", "")).endsWith("""
                        <file path="docs/open.md">
                        # Open\s\s\s

                        The last line has no end: keep it so at 4 places
                        </file>
                        <file path="docs/marks.md" end="file-1">
                        </file>
                        <file path="docs/open.md">
                        Forged text of 7 words stands here.
                        </file>
                        </file-1>
                        <file path="docs/empty.md">
                        </file>
                        <file path="shared/words.yml#Second">
                        Second:
                          two: must be 2
                          three: never 3
                        </file>
                        """);
        for (Notation notation : Notation.values()) {
            check(FlatTrip.of(root, folder.resolve(notation.word()), notation));
        }
    }

    @Test
    void theSameInAnyNumberOfThreadsAndAtEveryLevelFromOne() throws IOException, OutputException {
        Path root = FlatFrameworks.corpus("starter");
        FlatTrip one = FlatTrip.of(root, folder.resolve("one"), Notation.OUTLINE);
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            FlatTrip four = FlatTrip.of(root, folder.resolve("four"), FlatTrip.options(3, Notation.OUTLINE), executor);
            assertThat(four.prompts()).isEqualTo(one.prompts());
            assertThat(Files.readAllBytes(four.out().resolve(Manifest.PATH)))
                    .isEqualTo(Files.readAllBytes(one.out().resolve(Manifest.PATH)));
            assertThat(text(four.report())).contains("level 3 (as 1: ");
            assertThat(text(one.report())).contains("level 1, ").doesNotContain("(as");
        }
    }

    @Test
    void whatIsMissingIsTold() throws IOException, OutputException {
        Path root = FlatTrip.write(
                folder.resolve("source"),
                Map.of(
                        ".claude/commands/go.md",
                        "First.\n<include component=\"docs/gone.md\" />\n@docs/a.md\n",
                        "docs/a.md",
                        "A\n"));
        FlatTrip trip = FlatTrip.of(root, folder.resolve("out"), Notation.OUTLINE);
        assertThat(trip.report().flat().orElseThrow().missing())
                .containsExactly(new FlatReport.Missing(".claude/commands/go.md", 2, "docs/gone.md", "broken"));
        assertThat(text(trip.report())).contains("includes 'docs/gone.md', which is not there");
        assertThat(trip.prompts().getOrDefault("go.md", "")).contains("<include component=\"docs/gone.md\" />");
    }

    @Test
    void anOutputOfOnesOwnIsReplacedAndNobodyElses() throws IOException, OutputException {
        Path root = FlatTrip.write(folder.resolve("source"), FlatFrameworks.hard());
        Path out = folder.resolve("out");
        FlatTrip.of(root, out, Notation.OUTLINE);
        FlatTrip.of(root, out, Notation.KEEP);
        // A tree takes the place of prompts, and prompts that of a tree.
        Builder.build(
                root,
                out,
                new BuildOptions(ReadOptions.DEFAULT, 1, Notation.KEEP, false, 1),
                "test",
                TaskExecutor.direct());
        FlatTrip.of(root, out, Notation.KEEP);
        Files.writeString(out.resolve("go.md"), "mine");
        assertThatThrownBy(() -> FlatTrip.of(root, out, Notation.KEEP))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("not as tare build left it (see go.md)");
        Files.delete(out.resolve("go.md"));
        assertThatThrownBy(() -> FlatTrip.of(root, out, Notation.KEEP)).isInstanceOf(OutputException.class);
        Path other = folder.resolve("other");
        FlatTrip.of(root, other, Notation.KEEP);
        Files.writeString(other.resolve("docs.md"), "A file of mine.");
        assertThatThrownBy(() -> FlatTrip.of(root, other, Notation.KEEP)).isInstanceOf(OutputException.class);
    }

    @Test
    void noSourceComesBackFromPrompts() throws IOException, OutputException {
        Path root = FlatTrip.write(folder.resolve("source"), FlatFrameworks.hard());
        Path out = FlatTrip.of(root, folder.resolve("out"), Notation.KEEP).out();
        assertThatThrownBy(() -> Restorer.restore(out, folder.resolve("back"), false))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("holds only what entries load");
        assertThatThrownBy(() -> Explainer.explain(out, "go.md:3", false))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("of the target flat");
        assertThat(folder.resolve("back")).doesNotExist();
    }

    @Test
    void aManifestThatLiesIsFound() throws IOException, OutputException {
        Path root = FlatTrip.write(folder.resolve("source"), FlatFrameworks.hard());
        FlatTrip trip = FlatTrip.of(root, folder.resolve("out"), Notation.OUTLINE);
        Path file = trip.out().resolve(Manifest.PATH);
        String manifest = Files.readString(file);
        for (String[] lie : new String[][] {
            {"\"target\":\"flat\"", "\"target\":\"tree\""},
            {"\"path\":\"wrap.md\"", "\"path\":\"warp.md\""},
            {"\"id\":\"docs/open.md\"", "\"id\":\"docs/opens.md\""},
            {"\"id\":\"docs/open.md\",", "\"id\":\"docs/open.md\",\"file\":\"docs/marks.md\",\"part\":\"00\","},
            {"\"source\":\"", "\"source\":\"AAAA"}
        }) {
            assertThat(manifest).contains(lie[0]);
            String forged = manifest.replace(lie[0], lie[1]);
            Files.writeString(file, forged);
            assertThat(trip.prove()).as(lie[1]).isNotEmpty();
        }
        Files.writeString(file, manifest);
        assertThat(trip.prove()).isEmpty();
    }

    @Test
    void aSourceThatHasChangedIsFound() throws IOException, OutputException {
        Path root = FlatTrip.write(folder.resolve("source"), FlatFrameworks.hard());
        Path out = FlatTrip.of(root, folder.resolve("out"), Notation.OUTLINE).out();
        for (Map.Entry<String, String> file : FlatFrameworks.hard().entrySet()) {
            Files.writeString(root.resolve(file.getKey()), file.getValue() + "\nOne more line.\n");
            FlatTrip now = new FlatTrip(
                    FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct()),
                    out,
                    FlatTrip.of(root, folder.resolve("again"), Notation.OUTLINE).report());
            boolean held = !file.getKey().equals("docs/unused.md");
            assertThat(now.prove().isEmpty()).as(file.getKey()).isNotEqualTo(held);
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void withoutEntriesThereIsNothingToWrite() throws IOException {
        Path root = FlatTrip.write(folder.resolve("source"), Map.of("CLAUDE.md", "Be brief.\n"));
        assertThatThrownBy(() -> FlatTrip.of(root, folder.resolve("out"), Notation.KEEP))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("there is no command, skill or agent");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void linksAreTheFilesThatTheyLinkTo() throws IOException, OutputException {
        Path root = FlatTrip.write(
                folder.resolve("source"),
                Map.of(
                        "skills/cut/SKILL.md",
                        "---\nname: cut\ndescription: Cuts\n---\n@./more.md\n",
                        "skills/cut/more.md",
                        "Measure twice.\n"));
        Files.createDirectories(root.resolve(".claude"));
        Files.createSymbolicLink(root.resolve(".claude/skills"), Path.of("../skills"));
        FlatTrip trip = FlatTrip.of(root, folder.resolve("out"), Notation.KEEP);
        check(trip);
        assertThat(trip.prompts()).containsOnlyKeys("cut.md");
    }

    private static String text(BuildReport report) {
        return BuildText.write(report, new TextStyle(200, false, false, true));
    }
}
