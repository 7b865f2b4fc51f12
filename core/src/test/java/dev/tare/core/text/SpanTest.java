package dev.tare.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void agreesWithSetsOfBytes() {
        for (int a = 0; a < 5; a++) {
            for (int b = a; b < 5; b++) {
                Span first = new Span(a, b);
                assertThat(first.length()).isEqualTo(b - a);
                for (int c = 0; c < 5; c++) {
                    int at = c;
                    assertThat(first.contains(at))
                            .isEqualTo(IntStream.range(a, b).anyMatch(i -> i == at));
                    for (int d = c; d < 5; d++) {
                        Span second = new Span(c, d);
                        assertThat(first.overlaps(second))
                                .as("%s %s", first, second)
                                .isEqualTo(IntStream.range(c, d).anyMatch(first::contains));
                        assertThat(first.contains(second)).isEqualTo(a <= c && d <= b);
                        assertThat(Integer.signum(first.compareTo(second)))
                                .isEqualTo(Integer.signum(a != c ? a - c : b - d));
                    }
                }
            }
        }
    }

    @Test
    void refusesWhatIsNoStretch() {
        assertThatThrownBy(() -> new Span(-1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
