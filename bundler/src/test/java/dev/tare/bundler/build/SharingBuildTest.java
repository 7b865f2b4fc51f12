package dev.tare.bundler.build;

import static dev.tare.bundler.build.SharedTexts.COUNT;
import static dev.tare.bundler.build.SharedTexts.MANNERS;
import static dev.tare.bundler.build.SharedTexts.RULES;
import static dev.tare.bundler.build.SharedTexts.bytes;
import static dev.tare.bundler.build.SharedTexts.workshop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.bundler.explain.ExplainReport;
import dev.tare.bundler.explain.Explainer;
import dev.tare.bundler.explain.NoSuchPlaceException;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildMarkdown;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Fate;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one context holds twice is said once, and the other place says where. */
@Tag("once")
class SharingBuildTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsInSightIsSaidOnce() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.KEEP, 2);
        assertThat(trip.text(".claude/commands/plane.md"))
                .contains(
                        "## House rules\n\n- As under *Bench rules* in `CLAUDE.md`.\n",
                        "## Oil\n\nAs under *Finish* in `CLAUDE.md`, with \"oak\" for \"pine\".\n")
                .doesNotContain("hook", "grain");
        assertThat(trip.text(".claude/commands/order.md"))
                .contains(
                        "<same_as>As under *intake* in `CLAUDE.md`.</same_as>",
                        "As under *promise* in `CLAUDE.md`.",
                        "## Again\n\nAs under *Twice* above.\n",
                        "Call people by their last name");
        assertThat(trip.text("docs/talk.md")).endsWith("- As under *Manners* in `.claude/commands/order.md`.\n");
        assertThat(trip.text("CLAUDE.md")).contains(RULES).doesNotContain("As under");
        // A plugin is installed alone.
        assertThat(trip.text("plugins/saw/commands/cut.md")).contains(RULES);
        assertThat(pointers(trip)).hasSize(6);
    }

    @Test
    void itIsToldInEveryReport() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.OUTLINE, 2);
        BuildReport report = trip.report();
        BuildReport.PassSaving pass = report.passes().stream()
                .filter(one -> one.name().equals("shared-repeats"))
                .findFirst()
                .orElseThrow();
        assertThat(pass.modules()).isEqualTo(3);
        assertThat(pass.savedTokens()).isGreaterThan(150);
        assertThat(report.fates().get(Fate.SHARED)).isGreaterThanOrEqualTo(4);
        assertThat(BuildText.write(report, TextStyle.plain())).contains("shared-repeats", " shared");
        assertThat(BuildMarkdown.write(report, true)).contains("shared-repeats");
        assertThat(BuildJson.write(report)).contains("shared-repeats", "\"shared\"");
        // By modules and by passes the sums are the same.
        assertThat(report.account().stream()
                        .flatMap(module -> module.savings().stream())
                        .filter(saving -> saving.name().equals("shared-repeats"))
                        .mapToLong(BuildReport.Saving::tokens)
                        .sum())
                .isEqualTo(pass.savedTokens());
    }

    @Test
    void levelOneSharesNothing() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.KEEP, 1);
        assertThat(pointers(trip)).isEmpty();
    }

    @Test
    void theHolderIsInEveryContextThatHasThePointer() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                ".claude/commands/one.md",
                bytes("# One\n\nFollow @docs/a.md and then follow @docs/b.md in all you do.\n"));
        files.put(".claude/commands/two.md", bytes("# Two\n\nFollow @docs/b.md in all you do.\n"));
        files.put("docs/a.md", bytes("# A\n\n## In A\n\n" + RULES));
        files.put("docs/b.md", bytes("# B\n\n## In B\n\n" + RULES));
        RoundTrip both = RoundTrip.of(folder, "both", files, Notation.KEEP, 2);
        assertThat(both.text("docs/a.md")).contains("- As under *In B* in `docs/b.md`.");
        assertThat(both.text("docs/b.md")).contains(RULES);
        files.put(".claude/commands/three.md", bytes("# Three\n\nFollow @docs/a.md in all you do.\n"));
        assertThat(pointers(RoundTrip.of(folder, "neither", files, Notation.KEEP, 2)))
                .isEmpty();
    }

    /** What an installer may drop says nothing for others. */
    @Test
    void whatHoldsByAFlagIsNotPointedTo() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "CLAUDE.md",
                bytes("# Workshop\n\n{{IF strict}}\n\n## Bench rules\n\n" + RULES + "\n{{ENDIF strict}}\n"));
        files.put(".claude/commands/plane.md", bytes("# Plane\n\n## House rules\n\n" + RULES));
        RoundTrip flagged = RoundTrip.of(folder, "flagged", files, Notation.KEEP, 2);
        assertThat(flagged.text(".claude/commands/plane.md")).contains(RULES);
        assertThat(pointers(flagged)).isEmpty();
        files.put("CLAUDE.md", bytes("# Workshop\n\n## Bench rules\n\n" + RULES));
        assertThat(pointers(RoundTrip.of(folder, "plain", files, Notation.KEEP, 2)))
                .isNotEmpty();
    }

    @Test
    void whatIsPointedToKeepsItsFile() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(".claude/commands/one.md", bytes("# One\n\nFollow this in all you do:\n\n@docs/a.md\n@docs/b.md\n"));
        files.put("docs/a.md", bytes("# A\n\n## Rules\n\nLook twice.\n\n## Oil\n\n" + SharedTexts.OIL));
        files.put("docs/b.md", bytes("# B\n\n## Rules\n\nLook once.\n\n## More\n\n" + COUNT));
        RoundTrip apart = RoundTrip.of(folder, "apart", files, Notation.KEEP, 2);
        assertThat(apart.has("docs/b.md")).isFalse();
        files.put(".claude/commands/one.md", bytes("""
                # One

                Follow this in all you do:

                @docs/a.md
                @docs/b.md

                ## Count

                """ + COUNT));
        RoundTrip held = RoundTrip.of(folder, "held", files, Notation.KEEP, 2);
        assertThat(held.text(".claude/commands/one.md")).endsWith("## Count\n\nAs under *More* in `docs/b.md`.\n");
        assertThat(held.text("docs/b.md")).endsWith("## More\n\n" + COUNT);
    }

    @Test
    void whatBecomesLazyHoldsNothing() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(".claude/commands/route.md", bytes("""
                # Route

                Work on $ARGUMENTS.

                | mode | workflow |
                |---|---|
                | `quick` | @docs/quick.md |
                | `full` | @docs/full.md |

                ## Rules

                %s""".formatted(RULES)));
        files.put("docs/quick.md", bytes("# Quick\n\n## Mine\n\n" + RULES + "\nLook at the newest letter first.\n"));
        files.put("docs/full.md", bytes("# Full\n\n## Ours\n\n" + RULES + "\nRead each letter from end to end.\n"));
        RoundTrip trip = RoundTrip.of(folder, "route", files, Notation.KEEP, 2);
        assertThat(trip.text(".claude/commands/route.md")).contains("read `docs/quick.md`", RULES);
        assertThat(trip.text("docs/quick.md")).contains(RULES);
        assertThat(pointers(trip)).isEmpty();
    }

    @Test
    void whatIsPutAsideIsNotShared() throws IOException, OutputException {
        String history =
                "Version 1.0 was written in 2021 by the first owner. It was changed on 2023-04-01, when the shop"
                        + " moved, and again on 2024-02-11, when the old ledgers were scanned. The figures of those years were"
                        + " taken over without changes. In 2025 a second shelf was added, and the numbering of the boxes was"
                        + " started anew from 100. In 2026 the boxes of both shelves were listed, and nothing else was changed then.\n";
        Map<String, byte[]> files = new TreeMap<>();
        files.put("CLAUDE.md", bytes("# House\n\nCheck every sum twice.\n\n## History\n\n" + history));
        files.put(".claude/commands/tell.md", bytes("# Tell\n\nTell how it was.\n\n## What happened\n\n" + history));
        assertThat(pointers(RoundTrip.of(folder, "two", files, Notation.KEEP, 2)))
                .hasSize(1);
        RoundTrip three = RoundTrip.of(folder, "three", files, Notation.KEEP, 3);
        assertThat(three.text("CLAUDE.md")).contains("For History").doesNotContain("ledgers");
        assertThat(pointers(three)).isEmpty();
    }

    @Test
    void rulesOfLevelFourLeaveWhatIsPointedTo() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>(workshop());
        String rules = RULES.replace("Sweep the floor", "Please note that you should sweep the floor 🎉");
        files.put(
                "CLAUDE.md",
                bytes("# Workshop 🎉\n\n## Bench rules 🚀\n\n" + rules + "\n## Other\n\nBe kind 🎉 to all.\n"));
        files.put(".claude/commands/plane.md", bytes("# Plane\n\n## House rules\n\n" + rules));
        Path source = folder.resolve("four");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Path out = folder.resolve("four-out");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, 4, Notation.KEEP, false, 1);
        assertThat(Builder.build(source, out, options, "test", TaskExecutor.direct())
                        .findings())
                .isEmpty();
        assertThat(Files.readString(out.resolve(".claude/commands/plane.md")))
                .contains("As under *Bench rules 🚀* in `CLAUDE.md`.");
        assertThat(Files.readString(out.resolve("CLAUDE.md")))
                .contains("## Bench rules 🚀\n\n" + rules)
                .contains("# Workshop\n");
    }

    @Test
    void pointersInASourceAreText() throws IOException, OutputException {
        RoundTrip first = RoundTrip.of(folder, "shop", workshop(), Notation.KEEP, 2);
        Map<String, byte[]> files = new TreeMap<>();
        for (String path : workshop().keySet()) {
            files.put(path, bytes(first.text(path)));
        }
        RoundTrip second = RoundTrip.of(folder, "again", files, Notation.KEEP, 2);
        assertThat(pointers(second)).isEmpty();
        for (String path : workshop().keySet()) {
            assertThat(second.text(path)).as(path).isEqualTo(first.text(path));
        }
        // And beside text that is shared.
        files.put("docs/talk.md", bytes(first.text("docs/talk.md") + "\n## Bench\n\n" + RULES));
        RoundTrip third = RoundTrip.of(folder, "more", files, Notation.KEEP, 2);
        assertThat(third.text("docs/talk.md"))
                .contains("- As under *Manners* in `.claude/commands/order.md`.")
                .endsWith("## Bench\n\n- As under *Bench rules* in `CLAUDE.md`.\n");
    }

    @Test
    void sharedLinesAreExplained() throws IOException, OutputException, NoSuchPlaceException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.OUTLINE, 2);
        String command = new String(workshop().get(".claude/commands/plane.md"), StandardCharsets.UTF_8);
        int saw = command.substring(0, command.indexOf("- Never start")).split("\n", -1).length;
        ExplainReport.LineStory never = Explainer.explain(trip.out(), ".claude/commands/plane.md:" + saw, true)
                .lines()
                .orElseThrow();
        assertThat(never.outputText()).containsExactly("As under *Bench rules* in `CLAUDE.md`.");
        assertThat(never.held().orElseThrow().path()).isEqualTo("CLAUDE.md");
        assertThat(never.held().orElseThrow().text())
                .containsExactly("- Never start the saw while somebody stands behind the table.");
        int grain = command.substring(0, command.indexOf("each of them with a damp"))
                .split("\n", -1)
                .length;
        ExplainReport.LineStory oak = Explainer.explain(trip.out(), ".claude/commands/plane.md:" + grain, true)
                .lines()
                .orElseThrow();
        assertThat(oak.held().orElseThrow().text().get(0))
                .startsWith("each of them")
                .endsWith("on the same day.");
        List<String> lines = trip.text("docs/talk.md").lines().toList();
        ExplainReport.LineStory back = Explainer.explain(trip.out(), "docs/talk.md:" + lines.size(), false)
                .lines()
                .orElseThrow();
        assertThat(back.sourceText().get(0))
                .isEqualTo(MANNERS.lines().findFirst().orElseThrow());
        assertThat(back.held().orElseThrow().path()).isEqualTo(".claude/commands/order.md");
        assertThat(back.passes().get(0).name()).isEqualTo("shared-repeats");
    }

    @Test
    void everyMutantOfAPointerIsFound() throws IOException, OutputException {
        for (Notation notation : Notation.values()) {
            RoundTrip trip = RoundTrip.of(folder, "shop" + notation, workshop(), notation, 2);
            int mutants = 0;
            for (String path : List.of(".claude/commands/plane.md", ".claude/commands/order.md", "docs/talk.md")) {
                String text = trip.text(path);
                for (String[] change : CHANGES) {
                    for (int at = text.indexOf(change[0]); at >= 0; at = text.indexOf(change[0], at + 1)) {
                        String mutant = text.substring(0, at) + change[1] + text.substring(at + change[0].length());
                        Files.writeString(trip.out().resolve(path), mutant);
                        assertThat(trip.prove()).as(mutant).isNotEmpty();
                        mutants++;
                    }
                }
                Files.writeString(trip.out().resolve(path), text);
            }
            assertThat(mutants).isGreaterThan(30);
            // What is pointed to changes.
            for (String word :
                    List.of("hook", "Never", "millimetres", "grain", "Bench rules", "Finish", "intake", "drawings")) {
                String text = trip.text("CLAUDE.md");
                Files.writeString(trip.out().resolve("CLAUDE.md"), text.replace(word, "other"));
                assertThat(trip.prove()).as(word).isNotEmpty();
                Files.writeString(trip.out().resolve("CLAUDE.md"), text);
            }
            assertThat(trip.prove()).isEmpty();
        }
    }

    private static final String[][] CHANGES = {
        {"As under", "Not as under"},
        {"As under", "As over"},
        {"*Bench rules*", "*Bench rule*"},
        {"*Bench rules*", "*Finish*"},
        {"*Bench rules* in `CLAUDE.md`", "*Bench rules* above"},
        {"`CLAUDE.md`", "`plugins/saw/commands/cut.md`"},
        {"CLAUDE.md", "docs/talk.md"},
        {"`CLAUDE.md`.", "`CLAUDE.md`, with \"hook\" for \"nail\"."},
        {", with \"oak\" for \"pine\"", ""},
        {"\"oak\"", "\"ash\""},
        {"\"oak\" for \"pine\"", "\"pine\" for \"oak\""},
        {"*Twice* above", "*Again* above"},
        {"As under *Twice* above.", ""},
        {"As under *Bench rules* in `CLAUDE.md`.", ""},
        {"- As under *Bench rules* in `CLAUDE.md`.\n", ""},
        {"- As under *Bench rules* in `CLAUDE.md`.\n", RULES},
        {"As under *intake* in `CLAUDE.md`.", ""},
        {"As under *intake*", "As under *promise*"},
        {"in `.claude/commands/order.md`", "in `.claude/commands/plane.md`"},
        {"As under", "as under"},
        {"`.\n", "`,\n"}
    };

    @Test
    void hostileFrameworksShareAndComeBack() throws IOException, OutputException {
        int shared = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> files = RandomFramework.of(random);
            List<String> texts =
                    List.of(RULES, MANNERS, COUNT, SharedTexts.OIL, SharedTexts.OIL.replace("pine", "elm"));
            for (String path : List.copyOf(files.keySet())) {
                if (path.endsWith(".md") && random.nextInt(3) > 0) {
                    byte[] before = files.get(path);
                    String more = "\n\n## Part " + random.nextInt(5) + "\n\n" + texts.get(random.nextInt(texts.size()))
                            + (random.nextBoolean() ? "\n" : "") + texts.get(random.nextInt(texts.size()));
                    files.put(path, join(before, bytes(more)));
                }
            }
            byte[] memory = files.getOrDefault("CLAUDE.md", new byte[0]);
            files.put("CLAUDE.md", join(memory, bytes("\n\n## Kept\n\n" + RULES + "\n## Oiled\n\n" + SharedTexts.OIL)));
            RoundTrip trip = RoundTrip.of(
                    folder, "seed" + seed, files, Notation.values()[random.nextInt(2)], 2 + random.nextInt(2));
            shared += pointers(trip).size();
        }
        assertThat(shared).isGreaterThan(20);
    }

    @Test
    void threadsMakeNoDifference() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", workshop(), Notation.OUTLINE, 3);
        Path out = folder.resolve("parallel");
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, 3, Notation.OUTLINE, false, 4);
            Builder.build(trip.source(), out, options, "test", executor);
        }
        assertThat(pointers(trip)).isNotEmpty();
        for (String path : workshop().keySet()) {
            assertThat(Files.readString(out.resolve(path))).as(path).isEqualTo(trip.text(path));
        }
        assertThat(Files.readAllBytes(out.resolve(Manifest.PATH)))
                .isEqualTo(Files.readAllBytes(trip.out().resolve(Manifest.PATH)));
    }

    @ParameterizedTest
    @CsvSource({"ccmp-v3", "superclaude-v2-fork", "superclaude-v4", "starter"})
    void realFrameworksComeBack(String name) throws IOException, OutputException {
        String corpora = System.getenv("TARE_CORPORA");
        Path root = name.equals("starter")
                ? Path.of("../examples/starter")
                : Path.of(corpora == null ? "../../shared/corpora" : corpora).resolve(name);
        assumeTrue(Files.isDirectory(root), "skipped: there is no " + root.normalize() + "; set TARE_CORPORA");
        for (int level = 2; level <= 3; level++) {
            for (Notation notation : Notation.values()) {
                Path out = folder.resolve(level + notation.word());
                BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, level, notation, false, 1);
                BuildReport report = Builder.build(root, out, options, "test", TaskExecutor.direct());
                assertThat(report.findings()).isEmpty();
                Path back = folder.resolve(level + notation.word() + "-back");
                assertThat(Restorer.restore(out, back, false).findings()).isEmpty();
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        assertThat(Arrays.equals(
                                        Files.readAllBytes(back.resolve(
                                                root.relativize(file).toString())),
                                        Files.readAllBytes(file)))
                                .as(file.toString())
                                .isTrue();
                    }
                }
            }
        }
    }

    private static List<ManifestStub> pointers(RoundTrip trip) throws IOException {
        Manifest manifest = ManifestReader.read(Files.readAllBytes(trip.out().resolve(Manifest.PATH)));
        List<ManifestStub> pointers = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            for (ManifestStub stub : module.stubs()) {
                if (stub.origin() instanceof Origin.InCopy) {
                    pointers.add(stub);
                }
            }
        }
        return pointers;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
