package dev.tare.bundler.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.Tare;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.repeats.RepeatReport.Copies;
import dev.tare.bundler.repeats.RepeatReport.Place;
import dev.tare.bundler.repeats.RepeatReport.Prefix;
import dev.tare.bundler.report.AuditJson;
import dev.tare.bundler.report.RepeatMarkdown;
import dev.tare.bundler.report.RepeatText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.json.JsonNode;
import dev.tare.core.json.JsonReader;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepeatAuditTest {

    private static final String RULES = """
            - Weigh the flour twice, and write both weights into the book beside the oven.
            - Let the dough rest for an hour under a cloth before you shape it into loaves.
            - Take the bread out when the crust is brown, and knock on it to hear that it is done.
            """;

    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Framework framework() {
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    private RepeatReport report() {
        return RepeatAudit.of(framework(), TaskExecutor.direct());
    }

    private void bakeries() throws IOException {
        for (String name : List.of("rye", "spelt")) {
            write("plugins/" + name + "/.claude-plugin/plugin.json", "{\"name\": \"" + name + "\"}\n");
            write(
                    "plugins/" + name + "/commands/bake.md",
                    name.equals("rye")
                            ? "# Dark bread\n\nBake the loaves that $ARGUMENTS orders.\n\n## Rules\n\n" + RULES
                            : "# Small rolls\n\nHeat the oven first: $ARGUMENTS.\n\n## In this house\n\n" + RULES);
        }
        write(
                "plugins/rye/commands/sell.md",
                "# Sell\n\nSell it.\n\n" + "Say what it costs and what is in it.\n".repeat(3));
        write("CLAUDE.md", "# Bakery\n\n" + "Be at the oven by four, and greet whoever comes in.\n\n".repeat(90));
        write(".claude/commands/open.md", "# Open\n\nOpen the shop.\n");
        write(".claude/commands/close.md", "# Close\n\nClose the shop.\n");
    }

    @Test
    void packagesThatKeepCopiesAreNamed() throws IOException {
        bakeries();
        List<Copies> across =
                report().copies().stream().filter(Copies::isAcrossPackages).toList();
        assertThat(across).hasSize(1);
        Copies copies = across.get(0);
        assertThat(copies.packages()).containsExactly("plugins/rye", "plugins/spelt");
        assertThat(copies.tokens()).isEqualTo(copies.largest().get(0).tokens());
        assertThat(copies.largest().get(0).exact()).isTrue();
        assertThat(copies.largest().get(0).places())
                .containsExactly(
                        new Place("plugins/rye/commands/bake.md", 7, 9),
                        new Place("plugins/spelt/commands/bake.md", 7, 9));
    }

    @Test
    void whatStartsBeginWithAlikeIsCounted() throws IOException {
        bakeries();
        Prefix own = report().prefixes().stream()
                .filter(prefix -> prefix.folder().equals("."))
                .findFirst()
                .orElseThrow();
        assertThat(own.entries()).containsExactly(".claude/commands/close.md", ".claude/commands/open.md");
        assertThat(own.modules()).containsExactly("CLAUDE.md");
        assertThat(own.tokens())
                .isEqualTo(framework().graph().alwaysLoaded().tokens())
                .isGreaterThan(1024);
        assertThat(own.cacheable()).isTrue();
        assertThat(own.sharedFirst()).isGreaterThanOrEqualTo(own.tokens());
    }

    @Test
    void everyReportTellsTheSame() throws IOException {
        bakeries();
        RepeatReport report = report();
        String text = RepeatText.write(report, TextStyle.plain());
        assertThat(text)
                .contains(
                        "COPIES", "across plugins/rye, plugins/spelt", "plugins/rye/commands/bake.md:7", "in 2 places")
                .contains("CACHE", "2 entries of the framework itself", "enough for OpenAI's cache");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(RepeatMarkdown.write(report, true))
                .contains("| across plugins/rye, plugins/spelt | 1 |", "`plugins/rye/commands/bake.md:7`");
        AuditReport audit = Tare.audit(framework(), TaskExecutor.direct());
        JsonNode json = JsonReader.read(
                AuditJson.write(audit, Optional.empty(), Optional.of(report)).getBytes(StandardCharsets.UTF_8));
        assertThat(json.get("repeats").get("copies").items())
                .hasSize(report.copies().size());
        assertThat(json.get("repeats").get("prefixes").items())
                .hasSize(report.prefixes().size());
        assertThat(JsonReader.read(AuditJson.write(audit).getBytes(StandardCharsets.UTF_8))
                        .has("repeats"))
                .isFalse();
    }

    @Test
    void whereNothingIsSaidTwiceNothingIsTold() throws IOException {
        write("CLAUDE.md", "# One\n\nBe kind.\n");
        RepeatReport report = report();
        assertThat(report.isEmpty()).isTrue();
        assertThat(RepeatText.write(report, TextStyle.plain())).isEmpty();
        assertThat(RepeatMarkdown.write(report, true)).isEmpty();
    }

    @Test
    void threadsMakeNoDifference() throws IOException {
        bakeries();
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            assertThat(RepeatAudit.of(framework(), executor)).isEqualTo(report());
        }
    }
}
