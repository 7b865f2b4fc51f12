package dev.tare.modules.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordListTest {

    private final WordList words = new WordList("save", "saves", "e.g", "e.g.", "tee");

    @Test
    void findsAWordWithinALine() {
        assertThat(has("it saves this", "saves")).isTrue();
        assertThat(has("it saves this", "save")).isTrue();
        assertThat(has("it saves this", "aves")).isFalse();
        assertThat(has("it saves this", "this")).isFalse();
    }

    @Test
    void letsAFullStopBehindAWordBe() {
        assertThat(has("by tee.", "tee.")).isTrue();
        assertThat(has("by tee..", "tee..")).isFalse();
        assertThat(has("so, e.g.. that", "e.g..")).isTrue();
        assertThat(has("by tees", "tees")).isFalse();
    }

    @Test
    void knowsNoWordsThatBeginWithoutALetter() {
        assertThat(has("1. save", "1.")).isFalse();
        assertThat(has("\u00e4 save", "\u00e4")).isFalse();
        assertThat(words.has("save", 4, 4)).isFalse();
    }

    private boolean has(String line, String part) {
        int start = line.indexOf(part);
        return words.has(line, start, start + part.length());
    }
}
