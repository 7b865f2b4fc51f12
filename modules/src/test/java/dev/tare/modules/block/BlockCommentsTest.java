package dev.tare.modules.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Random;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockCommentsTest {

    /** {@code |} is a line end; what is left must be the second text. */
    @ParameterizedTest
    @CsvSource({
        "'a||<!-- b -->||c|', 'a||c|'",
        "'<!-- a|b||c -->|d|', 'd|'",
        "'a|<!-- b -->|c|', 'a|c|'",
        "'   <!-- a -->|b', b",
        "'<!-- a -->', ''",
        "'<!---->|b', b",
        "'<!-->|b', b",
        "'<!-- a --> b|c|', ' b|c|'",
        "'<!-- a --> b <!-- c --> d|', ' b  d|'",
        "'<!-- a --><!-- b -->|c|', 'c|'",
        "'<!-- a -->|<!-- b -->|c|', 'c|'",
        "'<!-- a -->|<rules>|<!-- b -->|</rules>|', '<rules>|<!-- b -->|</rules>|'",
        // Nothing of these is left out.
        "'a <!-- b --> c|', 'a <!-- b --> c|'",
        "'    <!-- code -->|', '    <!-- code -->|'",
        "'```|<!-- a -->|```|', '```|<!-- a -->|```|'",
        "'- a|  <!-- b -->|', '- a|  <!-- b -->|'",
        "'> <!-- a -->|', '> <!-- a -->|'",
        "'a||<!-- never closed|b|', 'a||<!-- never closed|b|'",
        "'<p>|<!-- a -->|</p>|', '<p>|<!-- a -->|</p>|'",
        "'<p>|a|</p>|<!-- b -->|', '<p>|a|</p>|<!-- b -->|'",
        "'---|a: b|# <!-- c -->|---|d|', '---|a: b|# <!-- c -->|---|d|'",
    })
    void leavesWhatTheHarnessLoads(String text, String left) {
        assertThat(without(text.replace('|', '\n'))).isEqualTo(left.replace('|', '\n'));
    }

    @Test
    void lineEndsOfWindowsAreLineEnds() {
        assertThat(without("a\r\n\r\n<!-- b\r\nc -->\r\n\r\nd\r\n")).isEqualTo("a\r\n\r\nd\r\n");
    }

    @Test
    void onlyWhatCommonMarkTakesForCommentBlocksIsLeftOut() {
        String[] pieces = {
            "<!--",
            "-->",
            " a ",
            "\n",
            "\n\n",
            "```\n<!-- f -->\n```\n",
            "- b\n",
            "> c\n",
            "    d\n",
            "# e\n",
            "<x>\n\n",
            " "
        };
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("start\n");
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String before = text.toString();
            for (Span span : BlockComments.in(source(before))) {
                assertThat(standsInCommentBlock(before, span))
                        .as("seed %s: %s in <<%s>>", seed, span, before)
                        .isTrue();
            }
        }
    }

    /** Tells whether a top-level HTML block that starts with a comment covers the place, blank lines at its end aside. */
    private static boolean standsInCommentBlock(String text, Span span) {
        String place = text.substring(span.start(), span.end());
        int first = line(text, span.start());
        int last = line(text, span.start() + Math.max(0, place.stripTrailing().length() - 1));
        boolean[] covered = new boolean[last + 1];
        Parser parser = Parser.builder()
                .includeSourceSpans(org.commonmark.parser.IncludeSourceSpans.BLOCKS)
                .build();
        parser.parse(text).accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                if (block.getParent().getParent() == null
                        && block.getLiteral().stripLeading().startsWith("<!--")) {
                    block.getSourceSpans().forEach(source -> {
                        if (source.getLineIndex() <= last) {
                            covered[source.getLineIndex()] = true;
                        }
                    });
                }
            }
        });
        for (int i = first; i <= last; i++) {
            // Blank lines have no source spans.
            if (!covered[i] && !text.split("\n", -1)[i].isBlank()) {
                return false;
            }
        }
        return place.contains("<!--") && place.contains("-->");
    }

    private static int line(String text, int offset) {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static String without(String text) {
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (Span span : BlockComments.in(source(text))) {
            left.append(text, from, span.start());
            from = span.end();
        }
        return left.append(text.substring(from)).toString();
    }

    private static SourceText source(String text) {
        return SourceText.of(new ModuleId("a.md"), text);
    }
}
