package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("```xml\n");
            int parts = random.nextInt(40);
            for (int i = 0; i < parts; i++) {
                text.append(PARTS[random.nextInt(PARTS.length)]);
            }
            SectionTree tree = Trees.of("a.md", text.append("\n```\n").toString());
            for (SectionNode node : tree.nodes()) {
                if (node.kind() == SectionNode.Kind.ELEMENT) {
                    String own = tree.source().slice(node.head());
                    assertThat(own).startsWith("<" + node.title()).endsWith(">");
                    String end = tree.source().slice(node.tail());
                    assertThat(end).isEqualTo(own.endsWith("/>") ? "" : "</" + node.title() + ">");
                }
            }
        }
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
