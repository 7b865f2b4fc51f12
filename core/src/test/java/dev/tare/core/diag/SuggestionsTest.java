package dev.tare.core.diag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    @Test
    void findsTypos() {
        List<String> keys = List.of("include", "exclude", "encoding", "resolution", "roots", "limits");
        assertThat(Suggestions.closest("exlcude", keys, 3)).containsExactly("exclude");
        assertThat(Suggestions.closest("Resolution", keys, 3)).containsExactly("resolution");
        assertThat(Suggestions.closest("root", keys, 3)).containsExactly("roots");
        assertThat(Suggestions.closest("xclude", keys, 3)).containsExactly("exclude", "include");
        assertThat(Suggestions.closest("something", keys, 3)).isEmpty();
        assertThat(Suggestions.closest("limits", keys, 3)).isEmpty();
        assertThat(Suggestions.closest("", keys, 3)).isEmpty();
        assertThat(Suggestions.closest("limit", keys, 0)).isEmpty();
    }

    @Test
    void asksInWords() {
        assertThat(Suggestions.didYouMean("metaa", List.of("meta", "chain"))).isEqualTo("did you mean 'meta'?");
        assertThat(Suggestions.didYouMean("tast", List.of("test", "task", "taste")))
                .isEqualTo("did you mean 'task' or 'taste'?");
        assertThat(Suggestions.didYouMean("zzzzzz", List.of("meta"))).isEmpty();
    }

    @Test
    void agreesWithTheTextbookTable() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            String word = word(random);
            List<String> candidates = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                candidates.add(random.nextBoolean() ? word(random) : edited(word, random));
            }
            int limit = 1 + random.nextInt(4);
            int threshold = Math.min(8, Math.max(1, word.length() / 3));
            List<String> expected = candidates.stream()
                    .distinct()
                    .filter(c -> !c.equals(word) && distance(word, c) <= threshold)
                    .sorted(Comparator.comparingInt((String c) -> distance(word, c))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(limit)
                    .toList();
            assertThat(Suggestions.closest(word, candidates, limit))
                    .as("%s among %s", word, candidates)
                    .isEqualTo(expected);
        }
    }

    @Test
    void isFastOnManyCandidates() {
        Random random = new Random(1);
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            candidates.add("modules/" + word(random) + "/" + word(random) + ".md");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 20; i++) {
                Suggestions.closest(candidates.get(i) + "x", candidates, 3);
            }
        });
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 1 + random.nextInt(25); i > 0; i--) {
            word.append((char) ((random.nextInt(8) == 0 ? 'A' : 'a') + random.nextInt(5)));
        }
        return word.toString();
    }

    private static String edited(String word, Random random) {
        StringBuilder edited = new StringBuilder(word);
        for (int i = random.nextInt(6); i > 0 && edited.length() > 1; i--) {
            int at = random.nextInt(edited.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> edited.deleteCharAt(at);
                case 1 -> edited.insert(at, 'x');
                case 2 -> edited.setCharAt(at, 'é');
                default -> edited.insert(at, edited.charAt(at + 1)).deleteCharAt(at + 2);
            }
        }
        return edited.toString();
    }

    private static int distance(String first, String second) {
        String a = first.toLowerCase(Locale.ROOT);
        String b = second.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                d[i][j] = Math.min(
                        d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                        Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
