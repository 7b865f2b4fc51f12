package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.model.Surroundings;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text made to take a scanner long: each must be done in a moment. The time limits are guards against hanging. */
@Timeout(60)
class HostileTextTest {

    static Stream<Arguments> texts() {
        int n = 100_000;
        return Stream.of(
                text("nested quotes in a line", "> ".repeat(n) + "x\n" + ">".repeat(n) + "y\n"),
                text("nested lists in a line", "- ".repeat(n) + "x\n" + "1. ".repeat(n) + "y\n"),
                text("stars that are no rule", "* ".repeat(n) + "x\n"),
                text("lists nested by indentation", indented(3_000)),
                text("deep quotes and many short lines", "> ".repeat(300) + "x\n" + ">\n".repeat(n)),
                text("deep lists and many blank lines", "- ".repeat(255) + "x\n" + "\n".repeat(n) + "end\n"),
                text("nested elements", lines("<a>", n) + "x\n" + lines("</a>", n)),
                text("nested elements of many names", names("<a%>", n) + names("</a%>", n)),
                text("unclosed elements", lines("<a>", n)),
                text("unclosed elements after blank lines", lines("<a>\n", n)),
                text("stray end tags", lines("</a>\n", n)),
                text("tags without an end", "<a ".repeat(n)),
                text("tags with open quotes", "<a b=\"<a b='".repeat(n)),
                text("tags over many lines", "<a\n".repeat(n)),
                text("less-than signs", "<".repeat(10 * n)),
                text("comment starts", "<!--".repeat(n) + "\n\n" + "<a>\n<!-- x\n\n".repeat(n)),
                text("comment starts in paragraphs", "a <!-- b\n\n".repeat(n)),
                text("backticks that grow, 44 KB", growing(295)),
                text("backticks that grow, 4 MB", growing(2_827)),
                text("backticks that grow in an element", "<a>\n" + growing(1_500) + "\n</a>\n"),
                text("backticks that shrink in a table", "|a|b|\n|-|-|\n|" + growing(1_000) + "|\n"),
                text("escaped backticks", "\\`".repeat(n) + "`x`"),
                text("backslashes", "\\".repeat(10 * n) + "`x`"),
                text("unclosed fences", unclosedFences(2_000)),
                text("unclosed fences in an element", "<a>\n" + unclosedFences(2_000) + "</a>\n"),
                text("pipes", "|".repeat(10 * n) + "\n" + "|-".repeat(5 * n) + "|\n"),
                text("carriage returns", "\r".repeat(10 * n)),
                text("setext candidates", "a\n=\n".repeat(n)),
                text("delimiter rows", "|a|\n|-|\n".repeat(n)),
                text("front matter that never ends", "---\n" + "a: b\n".repeat(n)),
                text("a data section of raw HTML", "<![CDATA[\n".repeat(n)),
                text("raw text", "<pre>\n".repeat(n) + "</".repeat(n)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void isScannedInAMoment(String name, String text) {
        for (String file : new String[] {"x.md", "x.xml", "x.yml", "x.toml"}) {
            assertThat(Blocks.faultOfCover(Blocks.source(file, text))).isEmpty();
        }
    }

    @Test
    void reportsDepthOnce() {
        Layout layout = BlockScanner.layout(Blocks.markdown(("> ".repeat(1000) + "x\n\n").repeat(3)));
        assertThat(layout.diagnostics()).extracting(d -> d.kind()).containsExactly(DiagnosticKind.TOO_DEEPLY_NESTED);
    }

    @Test
    void takesALineOf50MegabytesWithoutASecondCopy() {
        byte[] line = new byte[50_000_000];
        Arrays.fill(line, (byte) 'a');
        for (int i = 7; i < line.length; i += 100) {
            line[i] = '`';
        }
        SourceText source = SourceText.ofUtf8(new ModuleId("long.md"), line);
        Layout layout = BlockScanner.layout(source);
        assertThat(layout.blocks()).containsExactly(new Block.Paragraph(source.span()));
        assertThat(layout.surroundings().at(50)).isEqualTo(Surroundings.CODE_SPAN);
        assertThat(layout.surroundings().at(150)).isEqualTo(Surroundings.TEXT);
    }

    private static Arguments text(String name, String text) {
        return Arguments.of(name, text);
    }

    private static String lines(String line, int count) {
        return (line + "\n").repeat(count);
    }

    private static String names(String tag, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(tag.replace("%", Integer.toString(i))).append('\n');
        }
        return text.toString();
    }

    private static String indented(int levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            text.append("  ".repeat(i)).append("- x\n");
        }
        return text.toString();
    }

    private static String growing(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= longest; i++) {
            text.append("`".repeat(i)).append('a');
        }
        return text.toString();
    }

    /** Each is too short to close the ones before it. */
    private static String unclosedFences(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = count; i > 3; i--) {
            text.append("~".repeat(i)).append("x\n");
        }
        return text.toString();
    }
}
