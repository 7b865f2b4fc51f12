package dev.tare.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EditsTest {

    private static final int SEEDS = 20_000;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] randomText(Random random, int most) {
        byte[] text = new byte[random.nextInt(most + 1)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) ('a' + random.nextInt(26));
        }
        return text;
    }

    private static Edits randomEdits(Random random, int length) {
        Edits.Builder builder = new Edits.Builder();
        int at = 0;
        for (int i = random.nextInt(5); i > 0 && at <= length; i--) {
            int start = at + random.nextInt(length - at + 1);
            int end = start + random.nextInt(Math.min(4, length - start) + 1);
            builder.replace(start, end, randomText(random, 3));
            at = end;
        }
        return builder.build();
    }

    @Test
    void replacesStretches() {
        Edits edits = new Edits.Builder()
                .replace(0, 1, bytes("A"))
                .replace(2, 2, bytes("--"))
                .replace(4, 6, bytes(""))
                .build();
        assertThat(new String(edits.apply(bytes("abcdefg")), StandardCharsets.UTF_8))
                .isEqualTo("Ab--cdg");
        assertThat(edits.map(2)).isEqualTo(2);
        assertThat(edits.map(3)).isEqualTo(5);
        assertThat(edits.map(5)).isEqualTo(6);
        assertThat(edits.map(6)).isEqualTo(6);
        assertThat(edits.map(7)).isEqualTo(7);
        assertThatThrownBy(() -> new Edits.Builder().replace(3, 5, bytes("")).replace(4, 6, bytes("")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theInverseLeadsBack() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] before = randomText(random, 20);
            Edits edits = randomEdits(random, before.length);
            byte[] after = edits.apply(before);
            assertThat(edits.inverse(before).apply(after)).as("seed %s", seed).isEqualTo(before);
        }
    }

    @Test
    void composedEditsDoWhatOneDoesAfterTheOther() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] before = randomText(random, 20);
            Edits first = randomEdits(random, before.length);
            byte[] middle = first.apply(before);
            Edits second = randomEdits(random, middle.length);
            Edits composed = first.then(second);
            assertThat(composed.apply(before)).as("seed %s", seed).isEqualTo(second.apply(middle));
            for (int i = 1; i < composed.size(); i++) {
                assertThat(composed.start(i)).isGreaterThan(composed.end(i - 1));
            }
        }
    }

    @Test
    void whatIsKeptIsFoundAtItsNewPlace() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] before = randomText(random, 20);
            Edits edits = randomEdits(random, before.length);
            byte[] after = edits.apply(before);
            int last = 0;
            int edit = 0;
            for (int i = 0; i <= before.length; i++) {
                int at = edits.map(i);
                assertThat(at).as("seed %s, offset %s", seed, i).isBetween(last, after.length);
                last = at;
                while (edit < edits.size() && edits.end(edit) <= i) {
                    edit++;
                }
                boolean kept = i < before.length && (edit == edits.size() || edits.start(edit) > i);
                if (kept) {
                    int insertion = edit > 0 && edits.end(edit - 1) == i && edits.start(edit - 1) == i
                            ? edits.replacement(edit - 1).length
                            : 0;
                    assertThat(after[at + insertion])
                            .as("seed %s, offset %s", seed, i)
                            .isEqualTo(before[i]);
                }
            }
        }
    }
}
