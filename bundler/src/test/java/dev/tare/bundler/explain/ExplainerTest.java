package dev.tare.bundler.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.explain.ExplainReport.BlockStory;
import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.bundler.explain.ExplainReport.PassChange;
import dev.tare.bundler.report.ExplainJson;
import dev.tare.bundler.report.ExplainText;
import dev.tare.bundler.report.Json;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines are followed to where they came from and went to; the oracle are lines that stand in both texts once. */
class ExplainerTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("tare.repository.root", ".."));
    private static final String TEXT = """
            # Head

            Some words.  \s

            <!-- Nobody needs
            this comment. -->

            | a      | b            |
            |--------|--------------|
            | one    | two          |

            ```xml
            <steps>
                <step order="1">
                    Read it.
                </step>
                <step order="2">Write it.</step>
            </steps>
            ```
            """;

    @TempDir
    Path folder;

    @Test
    void aLineIsFollowedBothWays() throws Exception {
        Path out = build(Notation.KEEP);
        ExplainReport heading = Explainer.explain(out, "CLAUDE.md:1", false);
        assertThat(heading.lines().orElseThrow().source()).isEqualTo(new Lines(1, 1));
        assertThat(heading.lines().orElseThrow().passes()).isEmpty();
        String output = Files.readString(out.resolve("CLAUDE.md"));
        int joined = line(output, "<step order=\"2\">");
        ExplainReport xml = Explainer.explain(out, "CLAUDE.md:" + joined, false);
        assertThat(xml.lines().orElseThrow().passes())
                .extracting(PassChange::name)
                .contains("xml-layout");
        assertThat(String.join("\n", xml.lines().orElseThrow().sourceText()))
                .contains("<step order=\"2\">Write it.</step>");
        int step = line(TEXT, "<step order=\"2\">");
        ExplainReport back = Explainer.explain(out, "CLAUDE.md:" + step, true);
        assertThat(back.lines().orElseThrow().output().first()).isEqualTo(joined);
        assertThat(back.lines().orElseThrow().outputText().get(0)).contains("<step order=\"2\">Write it.</step>");
        assertThat(back.blocks().get(back.lines().orElseThrow().blocks().get(0)).kind())
                .isEqualTo("code fence");
    }

    @Test
    void whatIsLeftOutIsTold() throws Exception {
        Path out = build(Notation.KEEP, ".claude/commands/go.md");
        ExplainReport comment = Explainer.explain(out, "go.md:" + line(TEXT, "Nobody needs"), true);
        assertThat(comment.lines().orElseThrow().output().isEmpty()).isTrue();
        assertThat(comment.lines().orElseThrow().passes())
                .extracting(PassChange::name)
                .containsExactly("comments");
        assertThat(ExplainText.write(comment, TextStyle.plain())).contains("inert", "nothing is left of it");
    }

    @ParameterizedTest
    @EnumSource
    void linesThatStandOnceInBothAreFound(Notation notation) throws Exception {
        Path source = REPOSITORY.resolve("examples/starter");
        Path out = build(source, notation);
        Object schema = Json.parse(Files.readString(REPOSITORY.resolve("docs/schema/explain.schema.json")));
        int found = 0;
        for (String path : modules(out)) {
            List<String> before = Files.readAllLines(source.resolve(path));
            List<String> after = Files.readAllLines(out.resolve(path));
            ExplainReport whole = Explainer.explain(out, path, false);
            assertThat(Json.violations(schema, Json.parse(ExplainJson.write(whole))))
                    .isEmpty();
            adds(whole);
            for (int i = 0; i < after.size(); i++) {
                String line = after.get(i);
                ExplainReport report = Explainer.explain(out, path + ":" + (i + 1), false);
                if (!line.isBlank() && once(before, line) && once(after, line)) {
                    int there = before.indexOf(line) + 1;
                    assertThat(report.lines().orElseThrow().source())
                            .as("%s:%s", path, i + 1)
                            .isEqualTo(new Lines(there, there));
                    assertThat(Explainer.explain(out, path + ":" + there, true)
                                    .lines()
                                    .orElseThrow()
                                    .output())
                            .as("%s:%s", path, there)
                            .isEqualTo(new Lines(i + 1, i + 1));
                    found++;
                }
            }
            assertThat(Json.violations(
                            schema, Json.parse(ExplainJson.write(Explainer.explain(out, path + ":1", true)))))
                    .isEmpty();
        }
        assertThat(found).isGreaterThan(500);
    }

    /** Blocks and passes add up to the file. */
    private static void adds(ExplainReport report) {
        assertThat(report.blocks().stream().mapToLong(BlockStory::tokensBefore).sum())
                .isEqualTo(report.tokensBefore());
        assertThat(report.blocks().stream().mapToLong(BlockStory::tokensAfter).sum())
                .isEqualTo(report.tokensAfter());
        long tokens = report.tokensBefore();
        for (PassChange pass : report.passes()) {
            assertThat(pass.tokensBefore()).isEqualTo(tokens);
            tokens = pass.tokensAfter();
        }
        assertThat(tokens).isEqualTo(report.tokensAfter());
    }

    @Test
    void wrongPlacesAreToldWithWhatThereIs() throws Exception {
        Path out = build(Notation.KEEP);
        assertThatThrownBy(() -> Explainer.explain(out, "CLAUD.md:3", false))
                .isInstanceOf(NoSuchPlaceException.class)
                .hasMessageContaining("did you mean 'CLAUDE.md'?");
        assertThatThrownBy(() -> Explainer.explain(out, "CLAUDE.md:999", false))
                .isInstanceOf(NoSuchPlaceException.class)
                .hasMessageContaining("no line 999 in CLAUDE.md, which has lines 1 to");
        assertThatThrownBy(() -> Explainer.explain(out, "CLAUDE.md:0", false)).isInstanceOf(NoSuchPlaceException.class);
        assertThat(Explainer.explain(out, out.resolve("CLAUDE.md") + ":1:5", false)
                        .source())
                .isEqualTo("CLAUDE.md");
        assertThat(Explainer.explain(out, "data.bin", false).copied()).isTrue();
        Files.writeString(out.resolve("CLAUDE.md"), "other");
        assertThatThrownBy(() -> Explainer.explain(out, "CLAUDE.md:1", false))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("is not what was built");
    }

    private Path build(Notation notation) throws IOException, OutputException {
        return build(notation, "CLAUDE.md");
    }

    private Path build(Notation notation, String path) throws IOException, OutputException {
        Path source = folder.resolve("source");
        Files.createDirectories(source.resolve(path).getParent());
        Files.writeString(source.resolve(path), TEXT);
        Files.write(source.resolve("data.bin"), new byte[] {0, -1});
        return build(source, notation);
    }

    private Path build(Path source, Notation notation) throws OutputException {
        Path out = folder.resolve("out");
        Builder.build(
                source,
                out,
                new BuildOptions(ReadOptions.DEFAULT, 1, notation, false, 1),
                "test",
                TaskExecutor.direct());
        return out;
    }

    private static List<String> modules(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .map(file -> out.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean once(List<String> lines, String line) {
        return lines.indexOf(line) >= 0 && lines.indexOf(line) == lines.lastIndexOf(line);
    }

    private static int line(String text, String part) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line has " + part);
    }
}
