package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockScannerTest {

    private static void assertBlocks(String text, String... expected) {
        assertThat(Blocks.print(Blocks.markdown(text))).isEqualTo(String.join("\n", expected));
    }

    @Test
    void cutsTheStandardConstructs() {
        assertBlocks(
                """
                # Title #
                Words and
                more words
                - item
                  more
                continued lazily

                - second
                > quote
                lazy
                ***
                Setext
                over two
                ===
                ```java x
                code

                # no heading
                ```
                    indented

                    code
                end
                """,
                "Heading1(Title): # Title #\\n",
                "Paragraph: Words and\\nmore words\\n",
                "ListBlock: - item\\n  more\\ncontinued lazily\\n\\n- second\\n",
                "Quote: > quote\\nlazy\\n",
                "Rule: ***\\n",
                "Heading1(Setext\nover two): Setext\\nover two\\n===\\n",
                "Fence(java x): ```java x\\ncode\\n\\n# no heading\\n```\\n",
                "IndentedCode:     indented\\n\\n    code\\n",
                "Paragraph: end\\n");
    }

    @Test
    void cutsFrontMatterAfterAByteOrderMark() {
        assertBlocks("\uFEFF---\nname: x\n---\nText", "FrontMatterBlock: ---\\nname: x\\n---\\n", "Paragraph: Text");
        assertBlocks("---\r\nname: x\r\n...\r\n", "FrontMatterBlock: ---\\r\\nname: x\\r\\n...\\r\\n");
        assertBlocks("---\n---\n", "FrontMatterBlock: ---\\n---\\n");
    }

    @Test
    void takesARuleAtTheHeadAsARule() {
        assertBlocks("---\n\nText\n\n---\n", "Rule: ---\\n", "Paragraph: Text\\n", "Rule: ---\\n");
        assertBlocks("---", "Rule: ---");
    }

    @Test
    void reportsUnclosedFrontMatterAndTakesItAsText() {
        var layout = BlockScanner.layout(Blocks.markdown("---\nname: x\n\n# Title\n"));
        assertThat(layout.blocks())
                .extracting(b -> b.getClass().getSimpleName())
                .containsExactly("Rule", "Paragraph", "Heading");
        assertThat(layout.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.message()).isEqualTo("the front matter is never closed");
            assertThat(d.position().line()).isEqualTo(1);
        });
    }

    @Test
    void cutsTablesAlsoStraightAfterText() {
        assertBlocks(
                """
                Text
                | a | b |
                |---|:-:|
                | `x|y` | 1 |
                no pipe

                a | b
                --- | ---
                1 | 2
                - list
                """,
                "Paragraph: Text\\n",
                "Table: | a | b |\\n|---|:-:|\\n| `x|y` | 1 |\\nno pipe\\n",
                "Table: a | b\\n--- | ---\\n1 | 2\\n",
                "ListBlock: - list\\n");
    }

    @Test
    void keepsAnXmlElementWholeToItsEndTag() {
        assertBlocks(
                """
                Before
                <rules name="a">

                # Not a heading here

                <rules>inner</rules>
                  ```html
                  </rules>
                  ```
                `</rules>`
                </rules>
                After
                <role>one line</role>

                <role>one line</role>
                <b>bold</b> text
                """,
                "Paragraph: Before\\n",
                "XmlElement(rules): <rules name=\"a\">\\n\\n# Not a heading here\\n\\n<rules>inner</rules>\\n"
                        + "  ```html\\n  </rules>\\n  ```\\n`</rules>`\\n</rules>\\n",
                "Paragraph: After\\n<role>one line</role>\\n",
                "XmlElement(role): <role>one line</role>\\n",
                "Paragraph: <b>bold</b> text\\n");
    }

    @Test
    void endsAnUnclosedElementAtABlankLine() {
        assertBlocks(
                "<open>\nfoo\n\nText <open> here\n<my-tag.a:b_c>\nx\n</my-tag.a:b_c>\n",
                "XmlElement(open): <open>\\nfoo\\n",
                "Paragraph: Text <open> here\\n",
                "XmlElement(my-tag.a:b_c): <my-tag.a:b_c>\\nx\\n</my-tag.a:b_c>\\n");
    }

    @Test
    void tellsCommentsFromOtherMarkup() {
        assertBlocks(
                "<!-- a\n\nb -->\n<!-- c --> text\n\n<?php x ?>\n",
                "Comment: <!-- a\\n\\nb -->\\n",
                "XmlElement(): <!-- c --> text\\n",
                "XmlElement(php): <?php x ?>\\n");
    }

    @Test
    void tellsOrnamentsFromText() {
        assertBlocks(
                "═════\n\n=====\n\nText\n\n=\n\n───── x\n",
                "Rule: ═════\\n",
                "Rule: =====\\n",
                "Paragraph: Text\\n",
                "Paragraph: =\\n",
                "Paragraph: ───── x\\n");
    }

    @Test
    void reportsAnUnclosedFenceWithTheMarkThatClosesIt() {
        var layout = BlockScanner.layout(Blocks.markdown("a\n\n~~~~ md\nx\n~~~\n"));
        assertThat(layout.blocks())
                .last()
                .isInstanceOfSatisfying(
                        Block.Fence.class, f -> assertThat(f.closed()).isFalse());
        assertThat(layout.diagnostics()).singleElement().satisfies(d -> {
            assertThat(d.help()).isEqualTo("close it with ~~~~");
            assertThat(d.position().line()).isEqualTo(3);
        });
    }

    @Test
    void cutsYamlThatIsMarkdownInPart() {
        assertThat(Blocks.print(Blocks.source("a.yml", """
                        # Constants
                        # more

                        ## Legend
                        | a | b |
                        |---|---|

                        ```yaml
                        Key:
                          Sub: 1
                        ```
                        Top Key:
                          - a
                        # a comment inside

                          - b
                        "quoted": {a: 1}
                        @include x.yml#Key
                        """)))
                .isEqualTo(String.join(
                        "\n",
                        "Heading1(Constants): # Constants\\n",
                        "Heading1(more): # more\\n",
                        "Heading2(Legend): ## Legend\\n",
                        "Table: | a | b |\\n|---|---|\\n",
                        "Fence(yaml): ```yaml\\nKey:\\n  Sub: 1\\n```\\n",
                        "Key(Top Key): Top Key:\\n  - a\\n# a comment inside\\n\\n  - b\\n",
                        "Key(quoted): \"quoted\": {a: 1}\\n",
                        "Paragraph: @include x.yml#Key\\n"));
    }

    @Test
    void cutsXmlFilesAtTheirOutermostElements() {
        assertThat(Blocks.print(Blocks.source("a.xml", """
                        <?xml version="1.0"?>
                        <!DOCTYPE a [
                          <!ENTITY x "y">
                        ]>
                        <!-- note -->
                        <a>
                          <b/>

                        </a>
                        stray text
                        <c x="1"/>
                        """)))
                .isEqualTo(String.join(
                        "\n",
                        "XmlElement(xml): <?xml version=\"1.0\"?>\\n",
                        "XmlElement(): <!DOCTYPE a [\\n  <!ENTITY x \"y\">\\n]>\\n",
                        "Comment: <!-- note -->\\n",
                        "XmlElement(a): <a>\\n  <b/>\\n\\n</a>\\n",
                        "Paragraph: stray text\\n",
                        "XmlElement(c): <c x=\"1\"/>\\n"));
    }

    @Test
    void coversEveryByteOnceWhateverTheInput() {
        Random random = new Random(42);
        String[] pieces = {
            "\n",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "  ",
            "    ",
            "\t",
            "-",
            "- ",
            "* ",
            "1. ",
            "2) ",
            "> ",
            ">",
            "#",
            "## ",
            "```",
            "~~~",
            "````",
            "`",
            "``",
            "<a>",
            "</a>",
            "<a ",
            "/>",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<![CDATA[",
            "]]>",
            "|",
            "|---|",
            "| a | b |",
            "---",
            "===",
            "...",
            "***",
            "key: ",
            "\"k\": ",
            "word",
            "é",
            "═",
            "\\",
            "=",
            "\uFEFF",
            "@a.md",
            "<pre>",
            "</pre>",
            "["
        };
        String[] names = {"x.md", "x.mdc", "x.mustache", "x.xml", "x.yml", "x.toml"};
        for (int round = 0; round < 60_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            var source = Blocks.source(names[round % names.length], text.toString());
            assertThat(Blocks.faultOfCover(source)).as(() -> "text: " + text).isEmpty();
        }
    }
}
