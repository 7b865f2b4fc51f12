package dev.tare.cli.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.report.TextStyle;
import dev.tare.store.learn.Posteriors.Opening;
import dev.tare.store.stats.CommandUse;
import dev.tare.store.stats.CommandUse.Day;
import dev.tare.store.stats.CommandUse.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatsTextTest {

    private static final TextStyle NARROW = new TextStyle(80, false, true, false);

    private static CommandUse use(String command, long starts) {
        return new CommandUse(
                command,
                starts,
                starts * 2,
                0,
                starts * 1_000,
                new TreeMap<>(Map.of("critical", starts * 2)),
                new TreeMap<>(Map.of("bundle", starts * 2)),
                new Times(1_500, 2_000_000, 1_234_000_000),
                List.of(
                        new Day(LocalDate.parse("2026-02-27"), starts, 0),
                        new Day(LocalDate.parse("2026-02-28"), starts, 1_000_000_000_000_000_000L)),
                List.of(new Opening("docs/\u001b[31mred.md", 0.5, 0.1, 1, 2)));
    }

    private static StatsReport report(List<CommandUse> uses) {
        return new StatsReport(Optional.empty(), uses, new TreeMap<>(), Optional.empty());
    }

    @Test
    void theTableFitsItsWidthAndTheDetailsNameAll() {
        String path = "plugins/a-plugin-with-a-name/commands/a-command-that-has-a-long-name.md";
        String text = StatsText.text(report(List.of(use(path, 3))), NARROW);
        assertThat(text.lines().filter(line -> line.contains("…")))
                .singleElement()
                .satisfies(line -> assertThat(line).hasSizeLessThanOrEqualTo(80).endsWith("name.md"));
        assertThat(text).contains("\n" + path + "\n", "  0.0015     2.00  1234.00");
        assertThat(StatsText.text(report(List.of(use(path, 3))), new TextStyle(200, false, true, false)))
                .doesNotContain("…");
    }

    @Test
    void namesDoNotSteerTheTerminal() {
        for (String text : List.of(
                StatsText.text(report(List.of(use("a\n\u001b[2J`|`.md", 1))), NARROW),
                StatsText.markdown(report(List.of(use("a\n\u001b[2J`|`.md", 1)))))) {
            assertThat(text.chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
            assertThat(text).contains("a\\u000a\\u001b[2J`");
        }
        assertThat(StatsText.markdown(report(List.of(use("`a`|.md", 1)))))
                .contains("| `` `a`\\|.md `` |", "## `` `a`|.md ``");
    }

    @Test
    void ofManyCommandsThoseThatWereLoadedMostAreShownInFull() {
        List<CommandUse> many = IntStream.range(0, 40)
                .mapToObj(i -> use("c" + (10 + i) + ".md", 1 + i))
                .toList();
        String text = StatsText.text(report(many), NARROW);
        assertThat(text)
                .contains("\nc49.md\n", "\nc40.md\n", "and 30 commands more")
                .doesNotContain("\nc39.md\n");
        assertThat(text.lines().filter(line -> line.endsWith("  c10.md"))).hasSize(1);
    }

    @Test
    void barsAreDrawnWhereTheyCanBe() {
        StatsReport report = report(List.of(use("c.md", 1)));
        assertThat(StatsText.text(report, NARROW)).contains("▁█  2026-02-27 to 2026-02-28");
        assertThat(StatsText.text(report, TextStyle.plain()))
                .contains("tokens  2026-02-27 to 2026-02-28")
                .doesNotContain("▁");
    }

    @Test
    void nothingSinceATimeIsNotNothingAtAll() {
        StatsReport since = new StatsReport(
                Optional.of(Instant.parse("2026-02-28T00:00:00Z")), List.of(), new TreeMap<>(), Optional.empty());
        assertThat(StatsText.text(since, NARROW))
                .contains("since 2026-02-28T00:00:00Z", "Without --since")
                .doesNotContain("Nothing is recorded yet");
        assertThat(StatsText.text(report(List.of()), NARROW))
                .contains("Nothing is recorded yet", "tare load", "--import");
    }
}
