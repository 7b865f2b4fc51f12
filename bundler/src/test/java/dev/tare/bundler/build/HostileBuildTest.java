package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole frameworks that nobody would write: each is built and proven, or left as it is, and comes back to the byte. */
@Tag("once")
class HostileBuildTest {

    @TempDir
    private Path folder;

    @Test
    void whateverIsWrittenComesBack() throws IOException, OutputException {
        comeBack(0, 200);
    }

    @Test
    @Tag("slow")
    void soDoManyMore() throws IOException, OutputException {
        comeBack(200, 2_000);
    }

    private void comeBack(int from, int to) throws IOException, OutputException {
        long saved = 0;
        for (int seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            Notation notation = Notation.values()[random.nextInt(2)];
            Map<String, byte[]> files = RandomFramework.of(random);
            RoundTrip trip = RoundTrip.of(folder, "seed" + seed, files, notation);
            saved += trip.report().tokens().saved();
            if (notation == Notation.KEEP) {
                rendersAlike(trip, files);
            }
        }
        assertThat(saved).isGreaterThan((to - from) * 6L);
    }

    @Test
    void modulesWhoseWayBackIsTooLongStayAsTheyAre() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(".claude/commands/a.md", bytes("# Head\n\n" + "Words.\n\n***\n\n".repeat(200)));
        files.put(".claude/commands/rules.md", bytes("---\n\n***\n\n".repeat(20_000) + "x\n"));
        files.put("image.bin", new byte[] {0, 1, 2});
        BuildReport report = roundTrip("rules", files, Notation.KEEP);
        assertThat(report.untouched()).contains(".claude/commands/rules.md");
        assertThat(report.manifestBytes()).isLessThanOrEqualTo(report.sourceBytes() / 10);
    }

    @Test
    void modulesMayBeTiny() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            files.put(".claude/commands/c" + i + ".md", bytes("Say it.\n\n---\n\nBye.\n"));
        }
        assertThat(roundTrip("tiny", files, Notation.KEEP).tokens().saved()).isPositive();
    }

    @Test
    void deepAndLongTextsTakeLinearTime() throws IOException, OutputException {
        comeBackHoweverLong(30_000);
    }

    @Test
    @Tag("slow")
    void soDoMuchLongerOnes() throws IOException, OutputException {
        comeBackHoweverLong(200_000);
    }

    private void comeBackHoweverLong(int many) throws IOException, OutputException {
        String[] texts = {
            "```xml\n" + "<a>\n".repeat(many) + "x\n" + "</a>\n".repeat(many) + "```\n",
            "```xml\n" + "<a>".repeat(many) + "x" + "</a>".repeat(many) + "\n```\n",
            "```xml\n" + "<a>\n".repeat(many) + "```\n",
            "```xml\n<a>" + "&gt; ".repeat(3 * many) + "</a>\n```\n",
            "```xml\n<a>\n" + "  <b k=\"v\">x</b>\n".repeat(many) + "</a>\n```\n",
            "```\nx  \n".repeat(many),
            "<div>\n---\n".repeat(many),
            "> ".repeat(many) + "x\n",
            "- ".repeat(many) + "x\n",
            "|" + " a  |".repeat(many) + "\n|" + " --- |".repeat(many) + "\n|" + " x  |".repeat(many) + "\n",
        };
        for (int i = 0; i < texts.length; i++) {
            roundTrip("deep" + i, Map.of(".claude/commands/a.md", bytes(texts[i])), Notation.OUTLINE);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private BuildReport roundTrip(String name, Map<String, byte[]> files, Notation notation)
            throws IOException, OutputException {
        return RoundTrip.of(folder, name, files, notation).report();
    }

    /** Another parser than the proof's judges what Markdown renders to. */
    private static void rendersAlike(RoundTrip trip, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String path = file.getKey();
            if ((path.endsWith(".md") || path.endsWith(".mdc")) && trip.has(path)) {
                String before = new String(file.getValue(), StandardCharsets.UTF_8);
                String after = new String(Files.readAllBytes(trip.out().resolve(path)), StandardCharsets.UTF_8);
                assertThat(OtherRendering.of(after))
                        .as("%s of %s: <<%s>> and <<%s>>", path, trip.source().getFileName(), before, after)
                        .isEqualTo(OtherRendering.of(before));
            }
        }
    }
}
