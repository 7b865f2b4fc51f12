package dev.tare.optimizer.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.pass.OnePass;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;
import java.util.Random;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Another reader of Markdown judges what is lossless. */
@Tag("once")
class MarkdownPassesTest {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).build();

    private static final String[] BLOCKS = {
        "Words that go on  \nafter a break.   \nAnd on \nthe next line.\n",
        "# Head  \n",
        "## Head ##\n",
        "Setext\n======\n",
        "- one\n- two  \n\n  more of two\n- three\n",
        "* a\n   * b\n      * c  \n",
        "1. first\n2. second\n\n   ```\n   code  \n\n\n   more\n   ```\n",
        "> quoted  \n> words\n",
        "```python\nx = 1   \n\n\n\ny = 2\n```\n",
        "    indented   \n\n      code  \n",
        "| a | b   |\n|-----|:---:|\n| 1   |  2 |\n|   | x |\n| y |  |\n",
        "| a b | `c|d` |\n| --- | --- |\n| 1. x | - y |\n| **s** | \\| |\n",
        "a | b\n---|---\nc | d\n",
        "| one |\n|---|\n| x |\n",
        "---\n",
        "***\n",
        "<!-- a comment -->\n",
        "<div>\n\n**x**  \n\n</div>  \n",
        "`a  \nb` and \\  \nmore\n",
        "[link]: /url  \n",
        "Text with [link] and \ttab\t\n",
        "#   Far   ###\n",
        "  ## Near \\##  \n",
        "### # ###\n",
        "##\tTab #\n",
        "Under\n-----\n",
        "Two\nlines\n===\n",
        "  Under # \n  ==\n",
        "*   one\n*   two\n    more of two\n\n    and more\n*   three\n    *   nested\n        words\n",
        "+ a\n+ b\n   - c\n     1.   d\n     2.  e\n",
        " 1)  one\n\n 2)  two\n10)  ten\n",
        "-   a\n  - b\n   -  c\n",
        "-  **x**: y\n-  `code` z\n",
        "- [ ] task\n-  [x] done\n",
        "snake\\_case and \\* star, e.g\\. 5\\. x \\- y \\> z\\!\n",
        "1\\. no list \\+ a \\* b\n\\* c \\_d\\_ e\n",
        "a \\\\_b\\_c \"q\\\" \\`d\\_e\\` `f\\_g`\n",
        "═══════════════\n",
    };

    private static String document(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            String block = BLOCKS[random.nextInt(BLOCKS.length)];
            if (random.nextInt(6) == 0) {
                int at = random.nextInt(block.length());
                block = block.substring(0, at)
                        + new String[] {" ", "  ", "\n", "\t", "|", "-", "`", "   \n", "\\", "#", "*", "- "}
                                [random.nextInt(12)]
                        + block.substring(at);
            }
            text.append(block).append(new String[] {"", "\n", "\n\n", "  \n", "\n\n\n\n"}[random.nextInt(5)]);
        }
        return random.nextInt(8) == 0 ? text.toString().replace("\n", "\r\n") : text.toString();
    }

    private static String render(String text) {
        return RENDERER.render(PARSER.parse(text));
    }

    @Test
    void losslessPassesRenderToTheSameDocument() {
        int changed = 0;
        for (int seed = 0; seed < 6000; seed++) {
            String text = document(new Random(seed));
            for (TextPass pass : List.of(
                    new Headings(),
                    new Lists(),
                    new Escapes(),
                    new TablePadding(),
                    new TrailingBlanks(),
                    new BlankRuns())) {
                String after = OnePass.rewrite(pass, "a.md", text);
                changed += after.equals(text) ? 0 : 1;
                assertThat(render(after))
                        .as("%s, seed %s: <<%s>> and <<%s>>", pass.name(), seed, text, after)
                        .isEqualTo(render(text));
            }
        }
        assertThat(changed).isGreaterThan(1500);
    }

    @Test
    void everyLosslessPassFindsSomething() {
        for (TextPass pass : List.of(new Headings(), new Lists(), new Escapes())) {
            int changed = 0;
            for (int seed = 0; seed < 2000; seed++) {
                String text = document(new Random(seed));
                changed += OnePass.rewrite(pass, "a.md", text).equals(text) ? 0 : 1;
            }
            assertThat(changed).as(pass.name()).isGreaterThan(80);
        }
    }

    @Test
    void headingsListsAndEscapesAreWrittenPlainly() {
        assertThat(OnePass.rewrite(
                        new Headings(),
                        "a.md",
                        "  ##   Head of it   ####\n\nUnder a long line\n=====================\n"))
                .isEqualTo("## Head of it\n\n# Under a long line\n");
        assertThat(OnePass.rewrite(
                        new Lists(),
                        "a.md",
                        "  *   one\n\n      more of it\n\n  *   two\n\n      10.  ten\n      11.  eleven\n"))
                .isEqualTo("* one\n\n  more of it\n\n* two\n\n  10. ten\n  11. eleven\n");
        assertThat(OnePass.rewrite(new Escapes(), "a.md", "A snake\\_case word, 3 \\* 4, the end\\.\n"))
                .isEqualTo("A snake_case word, 3 * 4, the end.\n");
    }

    @Test
    void whatSomebodyReadsStaysEscaped() {
        for (String text : List.of(
                "Costs \\$1 and \\$ARGUMENTS, \\@docs/a.md, \\{\\{x\\}\\}, \\[\\[a\\]\\] and \\`code\\`\n",
                "See docs/my\\_file.md, my\\_file.md and /my\\_command\n",
                "[a\\_b](x\\_y.md) and [c\\_d]\n\n[c\\_d]: /u\\_v\n",
                "1\\. one\n\n\\- two\n\n\\# three\n\n\\* four\n\na \\*b\\* \\_c\\_\n",
                "`a\\_b` and <b x=\"a\\_b\">x\\_y</b> &\\#35; \\&amp;\n")) {
            assertThat(OnePass.rewrite(new Escapes(), "a.md", text)).isEqualTo(text);
        }
    }

    @Test
    void listsThatAreMoreThanLinesStay() {
        for (String text : List.of(
                "*   a\n\n        code\n",
                "*   a\n    ```\n    x\n    ```\n",
                "*   a\nlazy\n",
                "*   a\n    > q\n",
                "*   a\n*\n",
                "*   a\n-   b\n",
                "*   a\n\n  next\n",
                "*   a\n\t* b\n")) {
            assertThat(OnePass.rewrite(new Lists(), "a.md", text)).isEqualTo(text);
        }
    }

    @Test
    void withoutInertBlocksTheRestIsTheSame() {
        int changed = 0;
        for (int seed = 0; seed < 6000; seed++) {
            String text = document(new Random(seed));
            for (TextPass pass : List.of(new DecorativeRules(), new Comments())) {
                String after = OnePass.rewrite(pass, "a.md", text);
                changed += after.equals(text) ? 0 : 1;
                assertThat(withoutInert(render(after)))
                        .as("%s, seed %s: <<%s>> and <<%s>>", pass.name(), seed, text, after)
                        .isEqualTo(withoutInert(render(text)));
            }
        }
        assertThat(changed).isGreaterThan(1500);
    }

    @Test
    void aLoneCarriageReturnStaysALineEnd() {
        for (String text : List.of(
                "words\r\r\n\r\n\r\nmore\n",
                "words\r  \nmore  \n",
                "words\r***\r\n\r\n***\n\nmore\n",
                "a\r  \n\n\n\nb\n")) {
            for (TextPass pass : List.of(new TrailingBlanks(), new BlankRuns(), new DecorativeRules())) {
                assertThat(withoutInert(render(OnePass.rewrite(pass, "a.md", text))))
                        .as("%s of %s", pass.name(), text)
                        .isEqualTo(withoutInert(render(text)));
            }
        }
    }

    @Test
    void whatMayOpenFrontMatterStays() {
        String text = "---\nname: x\n\nWords.\n\n***\n\nMore.\n";
        assertThat(OnePass.rewrite(new DecorativeRules(), "a.md", text)).isEqualTo("---\nname: x\n\nWords.\n\nMore.\n");
    }

    private static String withoutInert(String html) {
        return html.replace("<hr />\n", "")
                .replaceAll(" *<!--[\\s\\S]*?-->[ \t]*\n?", "")
                .replaceAll("<p>[═=]+</p>\n", "");
    }
}
