package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.build.BuildReport.EntryChange;
import dev.tare.bundler.explain.ExplainReport;
import dev.tare.bundler.explain.Explainer;
import dev.tare.bundler.explain.NoSuchPlaceException;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeferralBuildTest {

    @TempDir
    private Path folder;

    @Test
    void whatDoesNotInstructIsOpenedOnDemand() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.KEEP, 3);
        String memory = trip.text("CLAUDE.md");
        assertThat(memory)
                .contains(
                        "Never pay a bill twice.", "Check every sum twice.", "Sort the letters", "Always keep a copy.")
                .doesNotContain("scanned", "envelopes", "issues_url")
                .contains("For History, Status (history, ", "<on_demand>For ");
        assertThat(trip.text(".claude/commands/route.md"))
                .contains("`quick` | read `docs/quick.md` (")
                .doesNotContain("@docs");
        assertThat(trip.report().always().after())
                .isLessThan(trip.report().always().before() * 2 / 3);
        for (EntryChange entry : trip.report().entries()) {
            assertThat(entry.start().after()).isLessThan(entry.start().before());
        }
    }

    @Test
    void levelTwoLeavesSectionsWhereTheyAre() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.KEEP, 2);
        assertThat(trip.text("CLAUDE.md")).contains("scanned");
        assertThat(trip.text(".claude/commands/route.md")).doesNotContain("@docs");
    }

    @Test
    void stubsTellTheCountsOfTheOutput() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.OUTLINE, 3);
        for (ManifestPart part : ShopFramework.manifestOf(trip).parts()) {
            String number = part.tokensAfter() + " tokens), read ";
            assertThat(trip.text("CLAUDE.md")).contains(number);
        }
    }

    @Test
    void hostileFrameworksArePutAsideAndTogetherAgain() throws IOException, OutputException {
        int parts = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> files = RandomFramework.of(random);
            // Something to put aside in each.
            files.put(
                    "CLAUDE.md",
                    join(
                            files.getOrDefault("CLAUDE.md", new byte[0]),
                            ShopFramework.bytes("\n\n" + ShopFramework.MEMORY)));
            RoundTrip trip = RoundTrip.of(
                    folder, "seed" + seed, files, Notation.values()[random.nextInt(2)], 2 + random.nextInt(2));
            for (ManifestPart part : ShopFramework.manifestOf(trip).parts()) {
                byte[] text = Files.readAllBytes(trip.out().resolve(part.id().path()));
                assertThat(HardConstraints.isStatedIn(text, 0, text.length))
                        .as("%s in seed %s", part.id(), seed)
                        .isFalse();
                parts++;
            }
        }
        assertThat(parts).isGreaterThan(20);
    }

    @Test
    void aFrameworkOfConstraintsMovesNothing() throws IOException, OutputException {
        Map<String, byte[]> files = Map.of(
                "CLAUDE.md", ShopFramework.bytes("# Rules\n\n" + "- Never leave the door open in 2024.\n".repeat(60)),
                ".claude/commands/a.md", ShopFramework.bytes("Always knock.\n"));
        RoundTrip trip = RoundTrip.of(folder, "rules", files, Notation.KEEP, 3);
        assertThat(ShopFramework.manifestOf(trip).parts()).isEmpty();
        assertThat(trip.text("CLAUDE.md")).isEqualTo(new String(files.get("CLAUDE.md"), StandardCharsets.UTF_8));
    }

    @Test
    void partsLieWhereTheirModuleIsInstalled() throws IOException, OutputException {
        String status = ShopFramework.MEMORY.substring(
                ShopFramework.MEMORY.indexOf("## Status"), ShopFramework.MEMORY.indexOf("## Letters"));
        Map<String, byte[]> plugin = Map.of(
                ".claude-plugin/plugin.json", ShopFramework.bytes("{\"name\": \"shop\"}\n"),
                "commands/c.md",
                        ShopFramework.bytes("---\ndescription: c\n---\n# C\n\nWork on $ARGUMENTS.\n\n" + status),
                "skills/s/SKILL.md",
                        ShopFramework.bytes("---\nname: s\ndescription: s\n---\n# S\n\nRun it.\n\n" + status));
        RoundTrip whole = RoundTrip.of(folder, "plugin", plugin, Notation.KEEP, 3);
        assertThat(whole.text("commands/c.md")).contains("`${CLAUDE_PLUGIN_ROOT}/deferred/c-status.md`");
        assertThat(whole.text("skills/s/SKILL.md")).contains("`${CLAUDE_SKILL_DIR}/deferred/status.md`");
        assertThat(whole.has("deferred/c-status.md")).isTrue();
        Map<String, byte[]> skill = Map.of(
                "SKILL.md",
                ShopFramework.bytes("---\nname: s\ndescription: s\n---\n# S\n\nRun it.\n\n"
                        + status.replace("## Status", "## 歴史")));
        RoundTrip alone = RoundTrip.of(folder, "skill", skill, Notation.KEEP, 3);
        assertThat(alone.text("SKILL.md")).contains("`${CLAUDE_SKILL_DIR}/deferred/skill.md`");
        Map<String, byte[]> nowhere = Map.of("lib/commands/c.md", ShopFramework.bytes("# C\n\nRun it.\n\n" + status));
        RoundTrip unknown = RoundTrip.of(folder, "nowhere", nowhere, Notation.KEEP, 3);
        assertThat(ShopFramework.manifestOf(unknown).parts()).isEmpty();
        assertThat(unknown.report().deferredNothing()).isTrue();
    }

    @Test
    void whatIsForOneSituationMovesFromWhatIsAlwaysLoadedOnly() throws IOException, OutputException {
        String rules = "## Rules\n\n" + "- Answer each letter within a day, and file the answer.\n".repeat(24);
        String situation = """
                ## Recovery

                1. Stop the press and close the till.
                2. Count what is in the till and write the sum down.
                3. Call the owner and read the sum to her.
                4. Open the till again when she says so.
                5. Put the paper of the press aside and keep the last sheet.
                6. Write into the day book when the press stood still.
                7. Clean the press before it runs again, and let the ink dry for an hour.
                8. Print one sheet, and hold it against the last one.
                9. Tell the shop that letters are printed again.

                Never open the till alone.
                """;
        String binding = situation.replace("## Recovery", "## Recovery is mandatory");
        Map<String, byte[]> files = new TreeMap<>();
        files.put("CLAUDE.md", ShopFramework.bytes("# House\n\nYou keep the books.\n\n" + rules + "\n" + situation));
        files.put(".claude/rules/press.md", ShopFramework.bytes("# Press\n\n" + rules + "\n" + binding));
        files.put(
                ".claude/commands/c.md",
                ShopFramework.bytes("# C\n\nWork on $ARGUMENTS.\n\n" + rules + "\n" + situation));
        RoundTrip trip = RoundTrip.of(folder, "situation", files, Notation.KEEP, 3);
        assertThat(trip.text("CLAUDE.md"))
                .contains("For Recovery (procedure, ", "Never open the till alone.", "Answer each letter")
                .doesNotContain("Stop the press");
        assertThat(trip.text(".claude/rules/press.md")).contains("Stop the press");
        assertThat(trip.text(".claude/commands/c.md")).contains("Stop the press");
        // A title above most of the text is its topic, and no situation.
        files.put("CLAUDE.md", ShopFramework.bytes("# House\n\nYou keep the books.\n\n" + situation));
        RoundTrip topic = RoundTrip.of(folder, "topic", files, Notation.KEEP, 3);
        assertThat(topic.text("CLAUDE.md")).contains("Stop the press");
    }

    @Test
    void whatHangsOnAConstraintStays() throws IOException, OutputException {
        String facts = "- scanner, done, 95%, 2024-01-02\n".repeat(12);
        String memory = "# House\n\nYou keep the books.\n\n## Stock\n\nNever sell any of these:\n\n" + facts
                + "\n## Forbidden\n\n" + facts.replace("scanner", "printer") + "\n## History\n\n"
                + facts.replace("scanner", "ledger") + "\n```xml\n<house>\n<never>\n"
                + "<thing>changed on 2024-01-02 from 10% to 20%</thing>\n".repeat(10)
                + "</never>\n</house>\n```\n";
        RoundTrip trip =
                RoundTrip.of(folder, "bound", Map.of("CLAUDE.md", ShopFramework.bytes(memory)), Notation.KEEP, 3);
        assertThat(trip.text("CLAUDE.md"))
                .contains("scanner", "printer", "<thing>changed", "For History")
                .doesNotContain("ledger");
    }

    @Test
    void aLineAndWhatItLeadsInToGoTogether() throws IOException, OutputException {
        String status = ShopFramework.MEMORY.substring(
                ShopFramework.MEMORY.indexOf("| part"), ShopFramework.MEMORY.indexOf("## Letters"));
        String head = "---\ndescription: c\n---\n# C\n\nWork on it.\n\n## Status\n\n";
        Map<String, byte[]> files = new TreeMap<>();
        files.put(".claude/commands/c.md", ShopFramework.bytes(head + "The state was:\n\n" + status));
        RoundTrip both = RoundTrip.of(folder, "both", files, Notation.KEEP, 3);
        assertThat(both.text(".claude/commands/c.md")).doesNotContain("The state was:", "scanner");
        // What the harness fills in stays, and without the table nobody knows what it is about.
        files.put(".claude/commands/c.md", ShopFramework.bytes(head + "The state of $ARGUMENTS was:\n\n" + status));
        RoundTrip neither = RoundTrip.of(folder, "neither", files, Notation.KEEP, 3);
        assertThat(neither.text(".claude/commands/c.md")).contains("The state of $ARGUMENTS was:", "scanner");
    }

    @Test
    void aPartSaysWhatItsPiecesStoodIn() throws IOException, OutputException {
        RoundTrip trip =
                RoundTrip.of(folder, "around", Map.of("CLAUDE.md", ShopFramework.bytes("""
                        # House

                        ## Shops

                        ```xml
                        <shops>
                          <shop town="Ulm">
                            <rule>Always lock the door.</rule>
                            <repository_url>https://example.com/ulm/books.git</repository_url>
                            <mirror_url>https://example.org/mirror/ulm-books.git</mirror_url>
                            <issues_url>https://example.com/ulm/books/issues</issues_url>
                            <wiki_url>https://example.com/ulm/books/wiki</wiki_url>
                          </shop>
                          <shop town="Bonn">
                            <rule>Always shut the window.</rule>
                            <repository_url>https://example.com/bonn/books.git</repository_url>
                            <mirror_url>https://example.org/mirror/bonn-books.git</mirror_url>
                            <issues_url>https://example.com/bonn/books/issues</issues_url>
                          </shop>
                        </shops>
                        ```
                        """)), Notation.KEEP, 3);
        assertThat(trip.text("CLAUDE.md"))
                .contains("Always lock", "Always shut")
                .doesNotContain("mirror/");
        String part =
                trip.text(ShopFramework.manifestOf(trip).parts().get(0).id().path());
        assertThat(part.replaceAll("\\s+", ""))
                .contains("```xml<shops><shoptown=\"Ulm\"><repository_url>https://example.com/ulm")
                .contains("</wiki_url></shop><shoptown=\"Bonn\"><repository_url>https://example.com/bonn")
                .endsWith("</issues_url></shop></shops>```");
    }

    @Test
    void ourOwnStubsInASourceAreText() throws IOException, OutputException {
        RoundTrip first = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.KEEP, 3);
        Map<String, byte[]> files = new TreeMap<>();
        for (String path : List.of("CLAUDE.md", ".claude/commands/route.md", "docs/quick.md", "docs/full.md")) {
            files.put(path, ShopFramework.bytes(first.text(path)));
        }
        for (ManifestPart part : ShopFramework.manifestOf(first).parts()) {
            files.put(part.id().path(), ShopFramework.bytes(first.text(part.id().path())));
        }
        RoundTrip second = RoundTrip.of(folder, "again", files, Notation.KEEP, 3);
        assertThat(second.text("CLAUDE.md")).contains("For History, Status (history, ");
    }

    @Test
    void linesOfPartsAndStubsAreExplained() throws IOException, OutputException, NoSuchPlaceException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.OUTLINE, 3);
        int explained = 0;
        for (ManifestPart part : ShopFramework.manifestOf(trip).parts()) {
            List<String> lines = trip.text(part.id().path()).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("Version ") || lines.get(i).contains("scanned")) {
                    ExplainReport report =
                            Explainer.explain(trip.out(), part.id().path() + ":" + (i + 1), false);
                    assertThat(report.source()).isEqualTo("CLAUDE.md");
                    assertThat(report.lines().orElseThrow().sourceText()).contains(lines.get(i));
                    assertThat(report.blocks()
                                    .get(report.lines().orElseThrow().blocks().get(0))
                                    .fate())
                            .isEqualTo("deferred");
                    explained++;
                }
            }
        }
        assertThat(explained).isPositive();
        int moved = ShopFramework.MEMORY
                .substring(0, ShopFramework.MEMORY.indexOf("second shelf"))
                .split("\n", -1)
                .length;
        ExplainReport forth = Explainer.explain(trip.out(), "CLAUDE.md:" + moved, true);
        assertThat(forth.output()).startsWith(".claude/deferred/");
        assertThat(forth.lines().orElseThrow().outputText().get(0)).contains("second shelf");
        int kept = ShopFramework.MEMORY
                .substring(0, ShopFramework.MEMORY.indexOf("- Never pay"))
                .split("\n", -1)
                .length;
        assertThat(Explainer.explain(trip.out(), "CLAUDE.md:" + kept, true)
                        .lines()
                        .orElseThrow()
                        .outputText())
                .containsExactly("- Never pay a bill twice.");
        ExplainReport router = Explainer.explain(trip.out(), ".claude/commands/route.md", false);
        assertThat(router.passes().get(0).name()).isEqualTo("branches-on-demand");
    }

    @Test
    void threadsMakeNoDifference() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", ShopFramework.files(), Notation.OUTLINE, 3);
        Path out = folder.resolve("parallel");
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            Builder.build(
                    trip.source(),
                    out,
                    new BuildOptions(ReadOptions.DEFAULT, 3, Notation.OUTLINE, false, 4),
                    "test",
                    executor);
        }
        assertThat(Files.readAllBytes(out.resolve(Manifest.PATH)))
                .isEqualTo(Files.readAllBytes(trip.out().resolve(Manifest.PATH)));
        assertThat(Files.readString(out.resolve("CLAUDE.md"))).isEqualTo(trip.text("CLAUDE.md"));
        assertThat(FrameworkReader.read(out, ReadOptions.DEFAULT, TaskExecutor.direct())
                        .graph()
                        .unreachable())
                .isEmpty();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
