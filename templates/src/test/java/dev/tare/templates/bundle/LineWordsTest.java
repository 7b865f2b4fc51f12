package dev.tare.templates.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LineWordsTest {

    private static PlacedText line(String text) {
        return new PlacedText(text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** So much text that its words would fill the memory is not cut any further, and no line of it is like another one. */
    @Test
    void whatIsCutHasALimit() {
        LineWords.Cutter pieces = new LineWords.Cutter(10, 1000);
        assertThat(pieces.cut(line("one two three\n")).size()).isEqualTo(6);
        assertThat(pieces.cut(line("one two four\n")).size()).isEqualTo(6);
        assertWhole(pieces, "one two five\n");
        LineWords.Cutter numbers = new LineWords.Cutter(1000, 5);
        assertThat(numbers.cut(line("one two three\n")).size()).isEqualTo(6);
        assertWhole(numbers, "one two four\n");
        assertWhole(new LineWords.Cutter(), "word ".repeat(1000) + "\n");
    }

    private static void assertWhole(LineWords.Cutter cutter, String text) {
        LineWords whole = cutter.cut(line(text));
        LineWords other = cutter.cut(line(text.toUpperCase(Locale.ROOT)));
        assertThat(whole.size()).isEqualTo(1);
        assertThat(whole.end(0)).isEqualTo(text.length());
        assertThat(whole.isWord(0)).isFalse();
        assertThat(whole.isLike(other)).isFalse();
    }

    @Test
    void capitalsOfALetterAreOne() {
        LineWords words = new LineWords.Cutter().cut(line("java Java JAVA jäva -_- pre-commit."));
        assertThat(words.size()).isEqualTo(12);
        assertThat(words.folded(2)).isEqualTo(words.folded(0)).isEqualTo(words.folded(4));
        assertThat(words.folded(6)).isNotEqualTo(words.folded(0));
        assertThat(words.id(0)).isNotEqualTo(words.id(2));
        assertThat(words.isWord(10)).isTrue();
        assertThat(words.end(10) - words.start(10)).isEqualTo("pre-commit".length());
    }
}
