package dev.tare.core.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownWordsTest {

    /** The plain way is the oracle: it looks at every word. */
    @Test
    void givesWhatAllWordsGive() {
        Random random = new Random(3);
        int suggested = 0;
        for (int round = 0; round < 300; round++) {
            int letters = 2 + random.nextInt(20);
            List<String> words = new ArrayList<>();
            for (int i = random.nextInt(200); i > 0; i--) {
                words.add(word(random, letters));
            }
            KnownWords known = new KnownWords(words);
            for (int i = 0; i < 20; i++) {
                String typed = words.isEmpty() || random.nextBoolean()
                        ? word(random, letters)
                        : edited(words.get(random.nextInt(words.size())), 1 + random.nextInt(4), random);
                int limit = random.nextInt(7);
                List<String> expected = Suggestions.closest(typed, words, limit);
                suggested += expected.size();
                assertThat(known.closest(typed, limit)).as(typed).isEqualTo(expected);
            }
        }
        assertThat(suggested).isGreaterThan(2_000);
    }

    private static String word(Random random, int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(24); i > 0; i--) {
            char c = (char) ('a' + random.nextInt(letters));
            word.append(random.nextInt(10) == 0 ? Character.toUpperCase(c) : c);
        }
        return word.toString();
    }

    private static String edited(String word, int edits, Random random) {
        StringBuilder text = new StringBuilder(word);
        for (int i = 0; i < edits && text.length() > 1; i++) {
            int at = random.nextInt(text.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, 'b');
                case 2 -> text.setCharAt(at, 'c');
                default -> {
                    char first = text.charAt(at);
                    text.setCharAt(at, text.charAt(at + 1));
                    text.setCharAt(at + 1, first);
                }
            }
        }
        return text.toString();
    }
}
