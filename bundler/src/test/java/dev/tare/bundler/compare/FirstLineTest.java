package dev.tare.bundler.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The first line that differs, for texts and for what is none. */
class FirstLineTest {

    private static FirstLine of(String there, String given) {
        return FirstLine.of(there.getBytes(UTF_8), given.getBytes(UTF_8));
    }

    @Test
    void linesAreCountedFromOne() {
        assertThat(of("a\nb\nc\n", "a\nB\nc\n")).isEqualTo(new FirstLine(2, "b", "B"));
        assertThat(of("a\n", "a\nb\n")).isEqualTo(new FirstLine(2, "(ends here)", "b"));
        assertThat(of("a\nb", "a\nb\n")).isEqualTo(new FirstLine(2, "b (no end of line)", "b"));
        assertThat(of("a\r\n", "a\n")).isEqualTo(new FirstLine(1, "a\\r", "a"));
        assertThat(of("", "x\n")).isEqualTo(new FirstLine(1, "(ends here)", "x"));
    }

    @Test
    void longLinesAreShownAroundThePlace() {
        String long1 = "x".repeat(1000) + "left" + "y".repeat(1000);
        FirstLine first = of(long1, long1.replace("left", "right"));
        assertThat(first.line()).isEqualTo(1);
        assertThat(first.there()).startsWith("...x").contains("left").hasSizeLessThan(200);
        assertThat(first.given()).contains("right").hasSizeLessThan(200);
    }

    @Test
    void whatIsNoTextIsToldBySize() {
        assertThat(FirstLine.of(new byte[] {1, 0, 2}, new byte[] {1, 0, 3, 4}))
                .isEqualTo(new FirstLine(0, "3 bytes", "4 bytes"));
        assertThat(FirstLine.of(new byte[] {(byte) 0xFF, 'a'}, new byte[] {(byte) 0xFF, 'b'})
                        .line())
                .isZero();
    }

    /** The oracle cuts both texts at their line ends. */
    @Test
    void randomTextsDifferWhereTheirLinesDo() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String there = text(random);
            String given = text(random);
            if (there.equals(given)) {
                continue;
            }
            String[] one = there.split("(?<=\n)", -1);
            String[] other = given.split("(?<=\n)", -1);
            int line = 0;
            while (line < one.length && line < other.length && one[line].equals(other[line])) {
                line++;
            }
            assertThat(FirstLine.of(there.getBytes(UTF_8), given.getBytes(UTF_8))
                            .line())
                    .as(there + "|" + given)
                    .isEqualTo(line + 1);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(new String[] {"a", "é", "\n", "漢", "\uD83D\uDE00"}[random.nextInt(5)]);
        }
        return text.toString();
    }
}
