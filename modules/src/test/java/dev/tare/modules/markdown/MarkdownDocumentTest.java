package dev.tare.modules.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another parser with another renderer judges which texts are the same document. */
@Tag("once")
class MarkdownDocumentTest {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private static final String[] BLOCKS = {
        "Words that go on  \nafter a break.   \nAnd on \nthe next line.\n",
        "# Head  \n",
        "Setext\n======\n",
        "- one\n- two  \n\n  more of two\n- three\n",
        "* a\n   * b\n      * c  \n",
        "1. first\n2. second\n\n   ```\n   code  \n\n   more\n   ```\n",
        "> quoted  \n> words\n",
        "```python\nx = 1   \n\n\ny = 2\n```\n",
        "```\n<a>\n```\n",
        "    indented   \n\n      code  \n",
        "| a | b   |\n|-----|:---:|\n| 1   |  2 |\n",
        "a | b\n---|---\nc | d\n",
        "<div>\n\n**x**  \n\n</div>  \n",
        "<div>\n```\nx\n```\n\n",
        "`a  b` and *c* **d** <b>e</b> &amp; \\* <!-- f -->\n",
        "[link]: /url \"title\"\n",
        "Text with [link], [other](/x \"y\"), ![image](z) and <http://a.b>\n",
    };

    private static final String[] EDITS = {" ", "  ", "\n", "\n\n", "\t", "|", "-", "`", "    ", "x", "*", ">", "\\"};

    private static String html(String text) {
        return RENDERER.render(PARSER.parse(text)).replace("<hr />\n", "").replaceAll("<p>[=\\s]+</p>\n", "");
    }

    private static boolean same(String a, String b) {
        MarkdownDocument first = MarkdownDocument.of(a).orElseThrow();
        MarkdownDocument second = MarkdownDocument.of(b).orElseThrow();
        if (first.firstDifference(second) >= 0
                || first.fences().size() != second.fences().size()) {
            return false;
        }
        for (int i = 0; i < first.fences().size(); i++) {
            if (!first.fences().get(i).content().equals(second.fences().get(i).content())) {
                return false;
            }
        }
        return true;
    }

    private static String document(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            text.append(BLOCKS[random.nextInt(BLOCKS.length)])
                    .append(new String[] {"", "\n", "\n\n", "  \n"}[random.nextInt(4)]);
        }
        return text.toString();
    }

    @Test
    void whatIsTheSameDocumentRendersAlike() {
        rendersAlike(0, 3_000);
    }

    @Test
    @Tag("slow")
    void soDoManyMore() {
        rendersAlike(3_000, 30_000);
    }

    private static void rendersAlike(int from, int to) {
        List<String> wrong = new ArrayList<>();
        int alike = 0;
        for (int seed = from; seed < to; seed++) {
            Random random = new Random(seed);
            String before = document(random);
            int at = random.nextInt(before.length());
            String after = random.nextBoolean()
                    ? before.substring(0, at) + EDITS[random.nextInt(EDITS.length)] + before.substring(at)
                    : before.substring(0, at) + before.substring(Math.min(before.length(), at + 1 + random.nextInt(3)));
            boolean same = same(before, after);
            alike += same ? 1 : 0;
            if (same && !html(before).equals(html(after))) {
                wrong.add("seed " + seed + ": <<" + before + ">> and <<" + after + ">>");
            }
        }
        assertThat(wrong.stream().limit(5)).isEmpty();
        assertThat(alike).isGreaterThan((to - from) / 12);
    }

    @Test
    void layoutIsNoPartOfIt() {
        String[][] pairs = {
            {"a\n\n\n\nb\n", "a\n\nb\n"},
            {"a   \n", "a\n"},
            {"a\n\n***\n\nb\n", "a\n\nb\n"},
            {"<!-- c -->\n\nb\n", "b\n"},
            {"| a  | b |\n|----|---|\n| x  | y |\n", "a|b\n-|-\nx|y\n"},
            {"- a\n- b\n", "* a\n* b\n"},
            {"a\r\nb\r\n", "a\nb\n"},
        };
        for (String[] pair : pairs) {
            assertThat(same(pair[0], pair[1]))
                    .as("<<%s>> and <<%s>>", pair[0], pair[1])
                    .isTrue();
        }
    }

    @Test
    void whatAReaderSeesIsPartOfIt() {
        String[][] pairs = {
            {"a\n\nb\n", "a\nb\n"},
            {"- a\n- b\n", "- a\n  b\n"},
            {"- a\n- b\n", "- a\n\n- b\n"},
            {"a\n\nb\n", "a\n\n    b\n"},
            {"a  \nb\n", "a\nb\n"},
            {"a\n---\n", "a\n\n---\n"},
            {"# a\n", "## a\n"},
            {"1. a\n", "2. a\n"},
            {"```\n a\n```\n", "```\na\n```\n"},
            {"- a\n\n***\n\n- b\n", "- a\n\n- b\n"},
            {"<div>\n\n**a**\n", "<div>\n**a**\n"},
            {"| a |\n|---|\n| b |\n\nc\n", "| a |\n|---|\n| b |\nc\n"},
            {"\\*a*\n", "*a*\n"},
        };
        for (String[] pair : pairs) {
            assertThat(same(pair[0], pair[1]))
                    .as("<<%s>> and <<%s>>", pair[0], pair[1])
                    .isFalse();
        }
    }

    @Test
    void fencesThatAreNoneAreReadAsTheyAre() {
        // Raw HTML goes on to the blank line, and what looks like fences in it are none.
        String text = "<div>\n```\n\nA *b* in what the marks would hold.\n\n```\n\nMore.\n";
        assertThat(MarkdownDocument.of(text).orElseThrow().rendering()).contains("Emphasis");
        String fenced = "A\n\n```\n*b*\n```\n";
        MarkdownDocument document = MarkdownDocument.of(fenced).orElseThrow();
        assertThat(document.fences()).containsExactly(new FencedCode(3, "", "*b*\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](",
                "![[]()",
                "`x``y",
                "**x [a*b**c*](d) ",
                "> ",
                "- ",
                "[a]: /x\n",
                "<b c=\"d\" ",
                "|x",
                "| a |\n",
                "*a _b "
            })
    void textsThatAreMadeToTakeLongAreRefusedOrQuick(String piece) {
        MarkdownDocument.of(piece.repeat(1500))
                .ifPresent(document -> assertThat(document.fences()).isEmpty());
    }

    @Test
    void whatMayTakeLongIsKnownBeforeItIsParsed() {
        assertThat(ParserLimits.allow("x [a](b) `c`\n\n".repeat(20_000))).isTrue();
        assertThat(ParserLimits.allow("- item `c` and [a](b)\n".repeat(20_000))).isTrue();
        assertThat(ParserLimits.allow("[a](".repeat(4000))).isFalse();
        assertThat(ParserLimits.allow("> ".repeat(4000))).isFalse();
        StringBuilder runs = new StringBuilder();
        for (int i = 1; i < 50; i++) {
            runs.append("`".repeat(i)).append('a');
        }
        assertThat(ParserLimits.allow(runs.toString())).isFalse();
    }
}
