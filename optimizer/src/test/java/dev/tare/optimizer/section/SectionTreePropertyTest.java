package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.xml.XmlPiece;
import dev.tare.optimizer.xml.XmlPieces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SectionTreePropertyTest {

    private static final String[] PARTS = {
        "# ",
        "## One",
        "###### ",
        "===",
        "---",
        "\n",
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "    ",
        "\t",
        "- ",
        "* ",
        "1. ",
        "10) ",
        "> ",
        "```",
        "```xml\n",
        "```md\n",
        "~~~",
        "| a | b |",
        "\n|---|---|\n",
        "<a>",
        "</a>",
        "<b x=\"1\">",
        "</b>",
        "<c/>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x",
        "?>",
        "<200ms",
        "&amp;",
        "`<a>`",
        "words",
        " and more",
        "must",
        "\u00fc",
        "\\",
        "\n<a>\n",
        "\n</a>\n",
        "\n  <b>one</b>\n",
    };

    @Test
    void treesOfRandomTextsHold() {
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            int parts = random.nextInt(40);
            for (int i = 0; i < parts; i++) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            String path = random.nextInt(8) == 0 ? "a.xml" : random.nextInt(16) == 0 ? "a.yml" : "a.md";
            Trees.check(Trees.of(path, text.toString()));
        }
    }

    /** Whatever is cut out, the tags of what is left are as well paired as they were. */
    @Test
    void whatIsLeftWithoutAnElementIsPaired() {
        int cut = 0;
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String text = randomXml(random);
            SectionTree tree = Trees.of("a.xml", text);
            for (SectionNode node : tree.nodes()) {
                if (node.kind() == SectionNode.Kind.ELEMENT) {
                    SourceText whole = tree.source();
                    String left = whole.slice(0, node.span().start())
                            + whole.slice(node.span().end(), whole.length());
                    assertThat(unpaired(SourceText.of(whole.id(), left), new Span(0, 0)))
                            .as("seed %s without %s", seed, node)
                            .isEqualTo(unpaired(whole, node.span()));
                    cut++;
                }
            }
        }
        assertThat(cut).isGreaterThan(1000);
    }

    /** Mostly paired tags, words and lines; rarely anything else. */
    private static String randomXml(Random random) {
        StringBuilder text = new StringBuilder("<r>\n");
        Deque<String> open = new ArrayDeque<>(List.of("r"));
        for (int i = random.nextInt(60); i > 0 && !open.isEmpty(); i--) {
            switch (random.nextInt(40)) {
                case 0 -> text.append(PARTS[random.nextInt(PARTS.length)]);
                case 1, 2, 3, 4 -> text.append("words");
                case 5, 6, 7 -> text.append("<e/>");
                case 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 -> text.append("\n");
                case 20, 21, 22, 23, 24, 25, 26, 27, 28, 29 -> {
                    open.push(random.nextBoolean() ? "a" : "b");
                    text.append('<').append(open.peek()).append('>');
                }
                default -> text.append("</").append(open.pop()).append('>');
            }
        }
        while (!open.isEmpty()) {
            text.append("</").append(open.pop()).append(">\n");
        }
        return text.toString();
    }

    /** Counts the tags without a partner that start outside of the span. */
    private static int unpaired(SourceText source, Span without) {
        XmlPieces pieces = XmlPieces.of(source, source.span());
        int count = 0;
        for (int i = 0; i < pieces.size(); i++) {
            XmlPiece.Kind kind = pieces.get(i).kind();
            boolean tag = kind == XmlPiece.Kind.START || kind == XmlPiece.Kind.END;
            boolean outside = !without.contains(pieces.get(i).start());
            count += tag && outside && pieces.partner(i) < 0 ? 1 : 0;
        }
        return count;
    }

    @Test
    void treesOfRealFrameworksHold() throws IOException {
        String folder = System.getenv("TARE_CORPORA");
        Path corpora = folder == null ? Path.of("../../shared/corpora") : Path.of(folder);
        assumeTrue(Files.isDirectory(corpora), "skipped: there is no " + corpora + "; set TARE_CORPORA");
        List<Path> files;
        try (Stream<Path> all = Files.walk(corpora)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> isModule(file.toString().toLowerCase(Locale.ROOT)))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            ModuleId id = new ModuleId(corpora.relativize(file).toString());
            Trees.check(SectionTree.of(SourceText.ofUtf8(id, Files.readAllBytes(file))));
        }
    }

    private static boolean isModule(String name) {
        return name.endsWith(".md") || name.endsWith(".xml") || name.endsWith(".yml") || name.endsWith(".mdc");
    }
}
