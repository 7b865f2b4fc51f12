package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to hurt are read in time that grows with their length only. */
@Tag("once")
class HostileMentionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "[[",
                "[[a",
                "](",
                "[a](",
                "![[",
                "@",
                "@a",
                "@a:",
                "@{",
                "<",
                "<include ",
                "<include>",
                "{{",
                "{{>",
                "{{UNLESS a}}",
                "{{IF a}}",
                "{{a/",
                "/",
                "/a",
                "/a:",
                ":",
                "a:",
                "a:b:",
                ".",
                ".m",
                ".m**",
                ".md",
                "a.md ",
                ">.md",
                "].md",
                "<a>.md",
                "#[[file:",
                "#file:",
                "$",
                "${CLAUDE_",
                "!`",
                "`",
                "\\",
                "@include ",
                "@include #",
                "../",
                "~/",
                "é",
                "é.md",
                "文",
                "文.md",
                "*",
                "**a.md",
                "- a\n",
                "a.md#",
                "x=\"a.md\"",
                "[a](b.md \""
            })
    void repeatedMarksTakeLinearTime(String mark) {
        String text = mark.repeat(400_000 / mark.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> Fixture.of(".claude/commands/a.md", text, "b.md", "B\n").link());
    }

    @Test
    void manyBrokenPathsInALargeTreeAreAnsweredInTime() {
        List<String> files = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            files.add("docs/part-" + i + "/chapter-about-topic-" + i + ".md");
            files.add("x\n");
            text.append("See docs/part-")
                    .append(i)
                    .append("/chapter-abuot-topic-")
                    .append(i)
                    .append(".md\n");
        }
        files.add("CLAUDE.md");
        files.add(text.toString());

        Fixture.Linked linked = assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> Fixture.of(files.toArray(new String[0])).link());

        assertThat(linked.from("CLAUDE.md")).hasSize(3_000);
    }

    @Test
    void manyBrokenPathsOnOneLineAreAnsweredInTime() {
        StringBuilder text = new StringBuilder("So: ");
        for (int i = 0; i < 80_000; i++) {
            text.append("see docs/part-").append(i).append(".md ");
        }

        Fixture.Linked linked = assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> Fixture.of(".claude/commands/a.md", text.toString(), "docs/z.md", "Z\n")
                        .link());

        assertThat(linked.from(".claude/commands/a.md")).hasSize(80_000);
    }

    @Test
    void anyTextIsReadWithoutAFault() {
        String[] parts = {
            "@", "[", "]", "(", ")", "{", "}", "<", ">", "/", ":", "#", "!", "$", "`", "*", "_", ".", ".md", "a", "b/c",
            "\n", " ", "é", "文", "\"", "'", "=", "\\", "|", "include", "UNLESS", "file:", "~", "-", "1"
        };
        Random random = new Random(20_261_120);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int j = 0; j < length; j++) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            Fixture.Linked linked = Fixture.of(".claude/commands/a.md", text.toString(), "b/c.md", "C\n")
                    .link();

            linked.module(".claude/commands/a.md")
                    .mentions()
                    .forEach(mention -> assertThat(mention.span().end())
                            .isLessThanOrEqualTo(linked.module(".claude/commands/a.md")
                                    .source()
                                    .length()));
        }
    }
}
