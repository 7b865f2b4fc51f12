package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.SourceText;
import dev.tare.modules.model.Surroundings;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SurroundingsIndexTest {

    /** Tells what the text marked with the word {@code here} stands in, wherever it occurs. */
    private static void assertHere(Surroundings expected, String name, String text) {
        SourceText source = Blocks.source(name, text);
        SurroundingsIndex index = BlockScanner.layout(source).surroundings();
        int at = text.indexOf("here");
        while (at >= 0) {
            int offset = text.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
            assertThat(index.at(offset)).as(text).isEqualTo(expected);
            assertThat(index.cursor().at(offset)).as(text).isEqualTo(expected);
            at = text.indexOf("here", at + 1);
        }
    }

    private static void assertHere(Surroundings expected, String text) {
        assertHere(expected, "x.md", text);
    }

    @Test
    void knowsRunningText() {
        assertHere(Surroundings.TEXT, "here\n# here\n- here\n> here\n\n| here |\n|---|\n| here |\n");
        assertHere(Surroundings.TEXT, "<rule>\nhere\n\n    here\n</rule>\nhere");
        assertHere(Surroundings.TEXT, "`a` here \\`here `` here ` here");
    }

    @Test
    void knowsCodeSpansWhereverTheyStand() {
        assertHere(Surroundings.CODE_SPAN, "a `here` ``here ` here`` `a\nhere`");
        assertHere(Surroundings.CODE_SPAN, "# `here`\n\n- `here`\n  1. `here`\n\n> `here\n> here`\n");
        assertHere(Surroundings.CODE_SPAN, "| a |\n|---|\n| `here` |\n\n`here`\n===\n");
        assertHere(Surroundings.CODE_SPAN, "<rule>\n`here`\n\n  text `here`\n</rule>\n");
        assertHere(Surroundings.CODE_SPAN, "x.yml", "key: a stray `\nother: `here`\n");
    }

    @Test
    void tellsFencesThatInstructFromCode() {
        assertHere(
                Surroundings.FENCE,
                "```\nhere\n```\n\n~~~bash\nhere\n~~~\n- a\n  ```js\n  here\n  ```\n\ntext\n\n    here\n");
        assertHere(Surroundings.FENCE, "```html\n<p>here</p>\n```\n```\nx <a>here</a>\n```\n");
        for (String info : new String[] {"xml", "XML", "markdown", "md", "yaml", "yml title=x", "xml {.a}"}) {
            assertHere(Surroundings.INSTRUCTION_FENCE, "```" + info + "\nhere\n```\n");
        }
        assertHere(Surroundings.INSTRUCTION_FENCE, "```\n\n  <module name=\"a\">\nhere\n</module>\n```\n");
        assertHere(Surroundings.INSTRUCTION_FENCE, "```text\n<?xml version=\"1.0\"?>\nhere\n");
        assertHere(Surroundings.INSTRUCTION_FENCE, "<a>\n      ```xml\n here\n      ```\n</a>\n");
        assertHere(Surroundings.INSTRUCTION_FENCE, "x.yml", "## A\n```yaml\nhere: 1\n```\n");
    }

    @Test
    void knowsComments() {
        assertHere(Surroundings.HTML_COMMENT, "<!-- here\n\nhere -->\n\ntext <!-- here --> text\n");
        assertHere(Surroundings.HTML_COMMENT, "<a>\n<!-- here\n\n`here` -->\n</a>\n");
        assertHere(Surroundings.HTML_COMMENT, "<!-- here, and never closed");
        assertHere(Surroundings.TEXT, "<!-- x --> here\n\n<!-- y\n--> here <!-- z -->\n");
        assertHere(Surroundings.TEXT, "a <!-- here");
        assertHere(Surroundings.CODE_SPAN, "`<!--` `here` `-->`");
        assertHere(Surroundings.HTML_COMMENT, "x.xml", "<a><!-- here --></a>");
    }

    @Test
    void knowsFrontMatter() {
        assertHere(Surroundings.FRONT_MATTER, "\uFEFF---\na: here\n---\n");
        assertHere(Surroundings.TEXT, "---\na: x\n---\nhere\n");
    }

    @Test
    void tellsWhereAPlaceEnds() {
        SourceText source = Blocks.markdown("ab `cd` ef");
        SurroundingsIndex.Cursor cursor =
                BlockScanner.layout(source).surroundings().cursor();
        assertThat(cursor.end(0)).isEqualTo(3);
        assertThat(cursor.end(3)).isEqualTo(7);
        assertThat(cursor.end(8)).isEqualTo(Integer.MAX_VALUE);
        assertThat(cursor.at(4)).isEqualTo(Surroundings.CODE_SPAN);
        assertThat(cursor.at(0)).isEqualTo(Surroundings.TEXT);
        assertThat(cursor.at(9)).isEqualTo(Surroundings.TEXT);
    }
}
