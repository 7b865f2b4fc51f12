package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.config.ConfigKey;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.diag.Severity;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code keep:} names stays, and what {@code defer:} names goes as far as may be; both through proof and restore. */
class KeepAndDeferTest {

    private static final String STEPS =
            "Sort the letters by day. Answer the oldest first. Write down who has written, and put the sheet into the box.\n"
                    + "Take the next one when the box is full, and number it. Tell the others which number it has.\n";

    private static final String MEMORY = "# House\n\nWork in small steps.\n\n@docs/style.md\n\n## Routine\n\n"
            + STEPS.repeat(2) + "\n## History\n\n"
            + "Version 1.0 was written in 2021 by the first owner. It was changed on 2023-04-01, when the shop moved.\n"
                    .repeat(5)
            + "\n## Closing\n\n" + STEPS + "\n- Never leave the till open.\n\n"
            + "```xml\n<shop>\n  <task>Sort the stamps.</task>\n  <closing_example>\n    <line>"
            + STEPS.replace('\n', ' ').repeat(3) + "</line>\n  </closing_example>\n</shop>\n```\n";

    private static final String STYLE =
            "# Style\n\nWrite short sentences. Use plain words. Put the verb first.\n" + STEPS.repeat(3);

    @TempDir
    private Path folder;

    private int number;

    private static Map<String, byte[]> shop(String settings) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "CLAUDE.md", MEMORY);
        put(files, "docs/style.md", STYLE);
        put(files, ".claude/commands/go.md", "---\ndescription: goes\n---\nWork on $ARGUMENTS.\n");
        put(files, "tare.yaml", settings);
        return files;
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private RoundTrip trip(Map<String, byte[]> files, int level) throws IOException, OutputException {
        return RoundTrip.of(folder, "shop" + number++, files, Notation.KEEP, level);
    }

    private static List<String> told(RoundTrip trip) {
        List<String> told = new ArrayList<>();
        for (Diagnostic diagnostic : trip.report().diagnostics()) {
            if (diagnostic.path().equals("tare.yaml")) {
                told.add(diagnostic.position().line() + ": " + diagnostic.message());
            }
        }
        return told;
    }

    @Test
    void aSectionThatInstructsGoesWhenItIsNamed() throws IOException, OutputException {
        String plain = trip(shop(""), 2).text("CLAUDE.md");
        assertThat(plain).contains("## Routine", "## History");
        RoundTrip trip = trip(shop("defer: ['CLAUDE.md#routine']\n"), 2);
        assertThat(told(trip)).isEmpty();
        assertThat(trip.text("CLAUDE.md"))
                .contains("For Routine (details, ", "## History", "@docs/style.md")
                .doesNotContain("## Routine");
        assertThat(trip.text(".claude/deferred/claude-routine.md"))
                .isEqualTo("## Routine\n\n" + STEPS.repeat(2) + "\n");
    }

    @Test
    void anElementIsNamedLikeAHeadingAndAConstraintStays() throws IOException, OutputException {
        RoundTrip trip = trip(shop("defer:\n  - '**#closing_*'\n"), 2);
        assertThat(trip.text("CLAUDE.md"))
                .contains("Never leave the till open.", "Sort the stamps.", "## Closing")
                .doesNotContain("<closing_example>");
        assertThat(trip.text("CLAUDE.md").split("Sort the letters", -1)).hasSize(4);
    }

    @Test
    void aFileIsOpenedOnDemandUnlessItStatesAHardConstraint() throws IOException, OutputException {
        RoundTrip trip = trip(shop("defer: docs/\n"), 2);
        assertThat(trip.text("CLAUDE.md")).contains("`docs/style.md` (").doesNotContain("@docs/style.md");
        assertThat(trip.has(".claude/deferred")).isFalse();
        Map<String, byte[]> strict = shop("defer: docs/\n");
        put(strict, "docs/style.md", STYLE + "\nNever use a hyphen.\n");
        RoundTrip kept = trip(strict, 2);
        assertThat(kept.text("CLAUDE.md")).contains("@docs/style.md");
        assertThat(kept.text("docs/style.md")).contains("Never use a hyphen.").doesNotContain("Sort the letters");
        Map<String, byte[]> carried = shop("defer: docs/style.md\n");
        put(carried, "docs/style.md", STYLE + "\nSee @more.md\n");
        put(carried, "docs/more.md", "Always lock the door.\n");
        assertThat(trip(carried, 2).text("CLAUDE.md")).contains("@docs/style.md");
    }

    @Test
    void whatIsAlwaysLoadedLosesAllThatMayGo() throws IOException, OutputException {
        RoundTrip trip = trip(shop("defer: CLAUDE.md\n"), 2);
        assertThat(trip.text("CLAUDE.md"))
                .contains("Never leave the till open.", "@docs/style.md")
                .doesNotContain("Sort the letters", "Version 1.0");
    }

    @Test
    void whatIsKeptStaysAtEveryLevel() throws IOException, OutputException {
        for (int level = 2; level <= 3; level++) {
            RoundTrip trip = trip(shop("keep: ['CLAUDE.md#History']\n"), level);
            assertThat(trip.text("CLAUDE.md")).contains("Version 1.0").doesNotContain("(history, ");
            assertThat(told(trip)).isEmpty();
        }
        assertThat(trip(shop(""), 3).text("CLAUDE.md")).doesNotContain("Version 1.0");
        RoundTrip whole = trip(shop("keep: CLAUDE.md\n"), 3);
        assertThat(whole.text("CLAUDE.md"))
                .contains("Version 1.0", "@docs/style.md")
                .doesNotContain("deferred/");
    }

    @Test
    void whatLeadsToAKeptPlaceStaysToo() throws IOException, OutputException {
        Map<String, byte[]> files = shop("keep: ['docs/more.md']\ndefer: ['docs/style.md']\n");
        put(files, "docs/style.md", STYLE + "\nSee @more.md\n");
        put(files, "docs/more.md", "# More\n\n" + STEPS);
        RoundTrip trip = trip(files, 3);
        assertThat(trip.text("CLAUDE.md")).contains("@docs/style.md");
        assertThat(trip.text("docs/style.md")).contains("@more.md").doesNotContain("Sort the letters");
        assertThat(trip.text("docs/more.md")).contains("Sort the letters");
    }

    @Test
    void anEntrysOwnNameMovesWithItsText() throws IOException, OutputException {
        Map<String, byte[]> files = shop("defer: ['go.md#*']\n");
        put(
                files,
                ".claude/commands/go.md",
                "---\ndescription: goes\n---\nWork on $ARGUMENTS.\n\n## Usage\n\nType `/go` and wait.\n\n"
                        + STEPS.repeat(2) + "\n## Others\n\nThen type /stop, and wait.\n\n" + STEPS.repeat(2));
        put(files, ".claude/commands/stop.md", "---\ndescription: stops\n---\nStop.\n");
        RoundTrip trip = trip(files, 2);
        assertThat(trip.text(".claude/commands/go.md"))
                .contains("Work on $ARGUMENTS.")
                .doesNotContain("Sort the letters");
        assertThat(trip.text(".claude/deferred/go-usage-others.md")).contains("`/go`");
    }

    @Test
    void keptFilesAreNotMerged() throws IOException, OutputException {
        Map<String, byte[]> files = shop("");
        put(files, "CLAUDE.md", "# House\n\n@docs/style.md\n\n@docs/again.md\n\nWork in small steps.\n");
        put(files, "docs/again.md", STYLE);
        assertThat(trip(files, 1).has("docs/again.md") && trip(files, 1).has("docs/style.md"))
                .isFalse();
        put(files, "tare.yaml", "keep: docs/\n");
        RoundTrip kept = trip(files, 1);
        assertThat(kept.has("docs/again.md") && kept.has("docs/style.md")).isTrue();
    }

    @Test
    void pinsThatContradictAreAnErrorThatNamesBoth() throws IOException, OutputException {
        RoundTrip trip = trip(shop("keep:\n  - CLAUDE.md#Routine\ndefer:\n  - '*.md#*'\n  - docs/\n"), 2);
        assertThat(told(trip))
                .containsExactly("4: defer: '*.md#*' contradicts keep: 'CLAUDE.md#Routine' (tare.yaml:2): both name"
                        + " CLAUDE.md:7");
        Diagnostic first = trip.report().diagnostics().stream()
                .filter(diagnostic -> diagnostic.path().equals("tare.yaml"))
                .findFirst()
                .orElseThrow();
        assertThat(first.kind()).isEqualTo(DiagnosticKind.INVALID_CONFIG);
        assertThat(first.help()).isEqualTo("narrow one of them; until then the place is kept");
        assertThat(trip.text("CLAUDE.md")).contains("## Routine", "Sort the letters");
    }

    @Test
    void aRuleThatIsContradictedEverywhereIsNotCalledIdleToo() throws IOException, OutputException {
        RoundTrip trip = trip(shop("keep:\n  - CLAUDE.md#Routine\ndefer:\n  - CLAUDE.md#Routine\n"), 2);
        assertThat(told(trip))
                .containsExactly(
                        "4: defer: 'CLAUDE.md#Routine' contradicts keep: 'CLAUDE.md#Routine' (tare.yaml:2): both"
                                + " name CLAUDE.md:7");
    }

    @Test
    void rulesWithoutEffectAreWarnings() throws IOException, OutputException {
        RoundTrip trip =
                trip(shop("keep:\n  - docs/stile.md\n  - style\n  - docs/style.md#Stile\ndefer:\n  - .claude/\n"), 2);
        assertThat(told(trip))
                .containsExactly(
                        "2: keep: 'docs/stile.md' names no module",
                        "3: keep: 'style' names no module",
                        "4: keep: 'docs/style.md#Stile' names no heading of docs/style.md",
                        "6: defer: '.claude/' puts nothing aside: no start loads what it names, it states hard constraints, a"
                                + " harness reads it, or it is too little for a stub");
        List<Diagnostic> diagnostics = trip.report().diagnostics().stream()
                .filter(diagnostic -> diagnostic.path().equals("tare.yaml"))
                .toList();
        assertThat(diagnostics).allMatch(diagnostic -> diagnostic.severity() == Severity.WARNING);
        assertThat(diagnostics.get(0).help()).isEqualTo("did you mean 'docs/style.md'?");
        assertThat(diagnostics.get(2).help()).isEqualTo("did you mean 'Style'?");
        assertThat(told(trip(shop("defer: docs/\n"), 1)))
                .containsExactly("1: defer: 'docs/' puts nothing aside at level 1");
    }

    @Test
    void theProofNeedsNoRules() throws IOException, OutputException {
        Path source = folder.resolve("bare");
        Map<String, byte[]> files = shop("");
        files.remove("tare.yaml");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Diagnostics none = new Diagnostics();
        ConfigLayer flags = ConfigLayer.EMPTY.withText(ConfigKey.DEFER, "TARE_DEFER", "docs/,**#Routine", none);
        ReadOptions ruled =
                new ReadOptions(Optional.empty(), flags, Map.of(), Optional.empty(), ReadOptions.DEFAULT.progress());
        Path out = folder.resolve("bare-out");
        BuildReport report = Builder.build(
                source, out, new BuildOptions(ruled, 2, Notation.KEEP, false, 1), "test", TaskExecutor.direct());
        assertThat(report.findings()).isEmpty();
        assertThat(Files.readString(out.resolve("CLAUDE.md"))).doesNotContain("@docs/style.md", "## Routine");
        Framework plain = FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct());
        assertThat(Proof.prove(out, plain, ReadOptions.DEFAULT, TaskExecutor.direct()))
                .isEmpty();
    }

    /** Whatever rules say, the round trip holds, no hard constraint leaves its place, and kept text stays where it was. */
    @Test
    void randomRulesLoseNothing() throws IOException, OutputException {
        String[] files = {"CLAUDE.md", "docs/", "**", ".claude/**", "*.md"};
        String[] headings = {"", "", "#History", "#*", "#clos*", "#Routine", "#line", "#Style"};
        Random random = new Random(11);
        for (int i = 0; i < 25; i++) {
            StringBuilder settings = new StringBuilder();
            for (String key : List.of("keep", "defer")) {
                settings.append(key).append(":\n");
                for (int k = random.nextInt(3); k >= 0; k--) {
                    settings.append("  - '")
                            .append(files[random.nextInt(files.length)])
                            .append(headings[random.nextInt(headings.length)])
                            .append("'\n");
                }
            }
            RoundTrip trip = trip(shop(settings.toString()), 2 + random.nextInt(2));
            for (String path : List.of("CLAUDE.md", "docs/style.md")) {
                SourceText before = SourceText.ofUtf8(
                        ModuleId.of(path).orElseThrow(),
                        Files.readAllBytes(trip.source().resolve(path)));
                assertThat(constraints(trip.text(path)))
                        .as(settings.toString())
                        .isEqualTo(constraints(before.slice(new Span(0, before.length()))));
            }
            assertThat(trip.report().always().after())
                    .isLessThanOrEqualTo(trip.report().always().before());
        }
    }

    private static int constraints(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int count = 0;
        Optional<Span> found = HardConstraints.find(utf8, 0, utf8.length);
        while (found.isPresent()) {
            count++;
            found = HardConstraints.find(utf8, found.get().end(), utf8.length);
        }
        return count;
    }
}
