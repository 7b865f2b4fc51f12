package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.Span;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links from other modules to a section that is put aside: they lead to where it is, or its heading stays. */
class SectionLinksBuildTest {

    private static final String PART = ".claude/deferred/claude-history.md";

    private static final String POST = """
            # Post

            Check each letter before you send it.

            ## Changes

            On 2024-05-06 the stamps of 2023 were used up, as is told in [the history](../../CLAUDE.md#history). Since 2024-06-07 letters
            were weighed in the shop. The scale was bought on 2024-06-01 for 85.00 and repaired on 2025-02-03 for 12.50. In 2025 the
            price of a letter was 0.95, in 2026 it was 1.05. The old stamps were given to a museum on 2026-01-12, which has 340 of
            them on show since 2026-03-04, beside 12 postcards and a letter of 1921.
            """;

    @TempDir
    private Path folder;

    /** A shop whose memory has a history that moves. */
    private static Map<String, byte[]> shop(String path, String text) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "CLAUDE.md", """
                # House

                You keep the books of a small shop. Check every sum twice.

                ## History

                Version 1.0 was written in 2021 by the first owner. It was changed on 2023-04-01, when the shop moved, and again on
                2024-02-11, when the old ledgers were scanned. The figures of those years were taken over without changes. In 2025 a
                second shelf was added, and the numbering of the boxes was started anew from 100. Nothing else was changed then.
                Version 2.0 followed in 2026, with 14 new forms for the post and 3 for the bank, all of them printed on thin paper.

                ## Rules

                - Never pay a bill twice.
                """);
        put(files, ".claude/commands/pay.md", "---\ndescription: Pays a bill\n---\nPay $ARGUMENTS.\n");
        put(files, path, text);
        return files;
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private String built(String path, String text) throws IOException, OutputException {
        return RoundTrip.of(folder, "shop", shop(path, text), Notation.KEEP, 3).text(path);
    }

    @Test
    void linksLeadToWhereTheSectionIs() throws IOException, OutputException {
        String text = """
                # Guide

                Who came before is told in [the history](../CLAUDE.md#history "all of it"), [bills](../CLAUDE.md#rules) are not.
                See [there][old], and `../CLAUDE.md#history`, and <a href="../CLAUDE.md#history">here</a>.

                [old]: ../CLAUDE.md#history
                """;
        assertThat(built("docs/guide.md", text))
                .isEqualTo(text.replace("../CLAUDE.md#history", "../" + PART + "#history"));
    }

    @Test
    void fromTheFolderOfTheHarness() throws IOException, OutputException {
        String command =
                "---\ndescription: Tells it\n---\nTell [how it was](../../CLAUDE.md#history), and $ARGUMENTS.\n";
        assertThat(built(".claude/commands/tell.md", command))
                .contains("[how it was](../deferred/claude-history.md#history)");
    }

    @Test
    void aPathFromTheRootStaysOne() throws IOException, OutputException {
        Map<String, byte[]> files =
                shop("docs/guide.md", "# Guide\n\nThe [stamps](.claude/rules/post.md#changes) are old.\n");
        put(files, ".claude/rules/post.md", POST);
        RoundTrip trip = RoundTrip.of(folder, "shop", files, Notation.KEEP, 3);
        assertThat(trip.text("docs/guide.md")).contains("[stamps](.claude/deferred/post-changes.md#changes)");
    }

    @Test
    void aLinkThatIsPutAsideItselfHoldsTheHeading() throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", shop(".claude/rules/post.md", POST), Notation.KEEP, 3);
        assertThat(trip.text("CLAUDE.md")).contains("## History\n").doesNotContain("ledgers");
        assertThat(trip.text(".claude/rules/post.md")).doesNotContain("museum");
        assertThat(trip.text(".claude/deferred/post-changes.md")).contains("[the history](../../CLAUDE.md#history)");
    }

    @Test
    void aLinkInAFileThatIsKeptHoldsTheHeading() throws IOException, OutputException {
        String guide = "# Guide\n\nThe [history](../CLAUDE.md#history) is long.\n";
        Map<String, byte[]> files = shop("docs/guide.md", guide);
        put(files, "tare.yaml", "keep:\n  - docs/guide.md\n");
        RoundTrip trip = RoundTrip.of(folder, "shop", files, Notation.KEEP, 3);
        assertThat(trip.text("docs/guide.md")).isEqualTo(guide);
        assertThat(trip.text("CLAUDE.md")).contains("## History\n").doesNotContain("ledgers");
    }

    /** What is no link for a reader of the text, or would be one with two addresses, stays, and so does the heading. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "See [../CLAUDE.md#history](../CLAUDE.md#history).",
                "See [![h](../CLAUDE.md#history)](../CLAUDE.md#history).",
                "Write `[h](../CLAUDE.md#history)` there.",
                "```\n[h](../CLAUDE.md#history)\n```",
                "    [h](../CLAUDE.md#history)",
                "<!-- [h](../CLAUDE.md#history) -->",
            })
    void whatIsNoPlainLinkStays(String line) throws IOException, OutputException {
        String guide = "# Guide\n\n" + line + "\n";
        assertThat(built("docs/guide.md", guide)).contains(line);
        assertThat(Files.readString(folder.resolve("shop-out/CLAUDE.md"))).contains("## History\n");
    }

    @Test
    void frontMatterStays() throws IOException, OutputException {
        String rule = "---\ndescription: As told in [h](../../CLAUDE.md#history)\n---\n# Post\n\nCheck it.\n";
        assertThat(built(".claude/rules/post.md", rule)).isEqualTo(rule);
    }

    /** A module that names its own section keeps the heading, and the text that names it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[h](#history)",
                "[h](CLAUDE.md#history)",
                "[h](#history \"all of it\")",
                "[h](<#history>)",
                "[h][r]\n\n[r]: #history",
                "<a href=\"#history\">h</a>",
                "[[#history]]",
            })
    void ownAnchorsHoldTheHeading(String anchor) throws IOException, OutputException {
        Map<String, byte[]> files = shop("docs/guide.md", "# Guide\n");
        String memory = new String(files.get("CLAUDE.md"), StandardCharsets.UTF_8);
        put(files, "CLAUDE.md", memory.replace("Check every sum twice.", "Check every sum twice, see " + anchor));
        RoundTrip trip = RoundTrip.of(folder, "shop", files, Notation.KEEP, 3);
        assertThat(trip.text("CLAUDE.md")).contains(anchor, "## History\n").doesNotContain("ledgers");
        // In a part the name of a section of the module would lead nowhere.
        put(
                files,
                "CLAUDE.md",
                memory.replace("Nothing else was changed then.", "See " + anchor.replace("history", "rules")));
        RoundTrip other = RoundTrip.of(folder, "other", files, Notation.KEEP, 3);
        assertThat(other.text("CLAUDE.md")).contains(anchor.replace("history", "rules"));
    }

    @Test
    void anAnchorThatNamesAnotherHeadingInThePartHoldsItsOwn() throws IOException, OutputException {
        // The second of two headings of one name has an anchor that it would not have alone.
        String guide = "# Guide\n\nThe [history](../CLAUDE.md#history-1) is long.\n";
        Map<String, byte[]> files = shop("docs/guide.md", guide);
        String memory = new String(files.get("CLAUDE.md"), StandardCharsets.UTF_8);
        put(
                files,
                "CLAUDE.md",
                memory.replace("## Rules", "## History\n\nNever pay twice.\n\n## Rules")
                        .replace("# House\n", "# House\n\n## History\n\nNever ask the owner.\n"));
        RoundTrip trip = RoundTrip.of(folder, "shop", files, Notation.KEEP, 3);
        assertThat(trip.text("docs/guide.md")).isEqualTo(guide);
    }

    @Test
    void forgedLinksAreFound() throws IOException, OutputException {
        String guide = "# Guide\n\nThe [history](../CLAUDE.md#history) is long.\n";
        RoundTrip trip = RoundTrip.of(folder, "shop", shop("docs/guide.md", guide), Notation.KEEP, 3);
        String good = trip.text("docs/guide.md");
        Path file = trip.out().resolve("docs/guide.md");
        for (String bad : List.of(
                good.replace(PART, "CLAUDE.md"),
                good.replace(PART, ".claude/deferred/other.md"),
                good.replace("#history", "#rules"),
                guide)) {
            Files.writeString(file, bad);
            assertThat(trip.prove()).as(bad).isNotEmpty();
        }
        Files.writeString(file, good);
        Manifest manifest = ManifestReader.read(Files.readAllBytes(trip.out().resolve(Manifest.PATH)));
        // The old path was another one, or it was elsewhere.
        assertForged(
                trip,
                manifest,
                stub -> new ManifestStub(
                        stub.pass(), stub.source(), stub.length(), new Origin.AsWritten("../CLAUDE.mx")));
        assertForged(
                trip,
                manifest,
                stub -> new ManifestStub(
                        stub.pass(),
                        new Span(stub.source().start() - 1, stub.source().end() - 1),
                        stub.length(),
                        stub.origin()));
        Files.write(trip.out().resolve(Manifest.PATH), ManifestWriter.write(manifest));
        assertThat(trip.prove()).isEmpty();
    }

    private static void assertForged(RoundTrip trip, Manifest manifest, UnaryOperator<ManifestStub> forgery)
            throws IOException {
        List<ManifestModule> modules = new ArrayList<>();
        for (ManifestModule module : manifest.modules()) {
            boolean guide = module.id().path().equals("docs/guide.md");
            modules.add(
                    guide
                            ? module.withStubs(
                                    module.stubs().stream().map(forgery).toList())
                            : module);
        }
        Manifest forged = manifest.withModules(modules);
        Files.write(trip.out().resolve(Manifest.PATH), ManifestWriter.write(forged));
        assertThat(trip.prove()).isNotEmpty();
    }
}
