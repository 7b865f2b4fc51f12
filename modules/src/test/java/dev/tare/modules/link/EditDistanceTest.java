package dev.tare.modules.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

    @Test
    void aSwapOfNeighboursIsOneStep() {
        assertThat(EditDistance.of("abcd", "abdc", 3)).isEqualTo(1);
        assertThat(EditDistance.of("", "", 0)).isZero();
        assertThat(EditDistance.of("abc", "xyz", 1)).isGreaterThan(1);
    }

    @Test
    void agreesWithTheWholeTableWithinTheLimit() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String a = word(random);
            String b = word(random);
            int limit = random.nextInt(5);
            int whole = whole(a, b);

            int distance = EditDistance.of(a, b, limit);

            if (whole <= limit) {
                assertThat(distance).as(a + " " + b + " " + limit).isEqualTo(whole);
            } else {
                assertThat(distance).as(a + " " + b + " " + limit).isGreaterThan(limit);
            }
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(3)));
        }
        return word.toString();
    }

    private static int whole(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
