package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PieceBordersTest {

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void theTwoSidesOfABorderAreCountedOnTheirOwn(Encoding encoding) {
        TokenCounter counter = TokenCounters.of(encoding);
        int cuts = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            byte[] text = new Texts(seed).next().getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(text.length + 1);
            for (int border : new int[] {
                PieceBorders.before(text, at, 0), at == text.length ? at : PieceBorders.after(text, at, text.length)
            }) {
                cuts += border > 0 && border < text.length ? 1 : 0;
                assertThat(counter.count(text, 0, border) + counter.count(text, border, text.length))
                        .as("%s, seed %s, cut at %s", encoding, seed, border)
                        .isEqualTo(counter.count(text, 0, text.length));
            }
        }
        assertThat(cuts).isGreaterThan(500);
    }
}
