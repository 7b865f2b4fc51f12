package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TokenCountersTest {

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void everyEncodingHasItsSharedCounter(Encoding encoding) {
        TokenCounter counter = TokenCounters.of(encoding);

        assertThat(counter.encoding()).isEqualTo(encoding);
        assertThat(TokenCounters.of(encoding)).isSameAs(counter);
        assertThat(counter.count("")).isZero();
        assertThat(counter.count("hello world")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void specialTokensCountAsPlainText(Encoding encoding) {
        assertThat(TokenCounters.of(encoding).count("<|endoftext|>")).isGreaterThan(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*00K_BASE")
    void countsAsJtokkitDoes(Encoding encoding) {
        compareWithOracle(encoding, new Texts(20260801), 20_000);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*00K_BASE")
    void longRunsOfSpacesCountTheSameEachTime(Encoding encoding) {
        for (int length : new int[] {255, 256, 257, 1000, 8191, 8192, 9000, 1000, 257}) {
            String text = "x" + " ".repeat(length) + "y" + " ".repeat(length - 1) + "\n";
            assertThat(TokenCounters.of(encoding).count(text))
                    .isEqualTo(Oracle.of(encoding).count(text));
        }
    }

    @Tag("slow")
    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*00K_BASE")
    void countsAMillionStringsAsJtokkitDoes(Encoding encoding) {
        compareWithOracle(encoding, new Texts(20260802), 1_000_000);
    }

    private static void compareWithOracle(Encoding encoding, Texts texts, int times) {
        TokenCounter counter = TokenCounters.of(encoding);
        Oracle oracle = Oracle.of(encoding);
        for (int i = 0; i < times; i++) {
            String text = texts.next();
            if (encoding == Encoding.CL100K_BASE) {
                text = wellFormed(text);
            }
            int expected = oracle.count(text);
            if (counter.count(text) != expected) {
                assertThat(counter.count(text))
                        .as("tokens of \"%s\"", escaped(text))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void whatBeginsBetweenCutsAddsUp(Encoding encoding) {
        boolean ours = encoding == Encoding.O200K_BASE || encoding == Encoding.CL100K_BASE;
        TokenCounter counter = TokenCounters.of(encoding);
        Texts texts = new Texts(7);
        Random random = new Random(8);
        for (int i = 0; i < 2_000; i++) {
            String text = wellFormed(texts.next());
            SourceText source = SourceText.of(ModuleId.of("a.md").orElseThrow(), text);
            int[] cuts = cuts(random, source.length());

            int[] counts = counter.countBetween(source, cuts);

            if (ours) {
                assertThat(counts)
                        .as("%s cut at %s", escaped(text), Arrays.toString(cuts))
                        .isEqualTo(expected(Oracle.of(encoding).starts(text), cuts));
            }
            cuts[0] = 0;
            cuts[cuts.length - 1] = source.length();
            assertThat(Arrays.stream(counter.countBetween(source, cuts)).sum()).isEqualTo(counter.count(source));
        }
    }

    private static int[] cuts(Random random, int length) {
        int[] cuts = new int[2 + random.nextInt(6)];
        for (int i = 0; i < cuts.length; i++) {
            cuts[i] = random.nextInt(length + 1);
        }
        Arrays.sort(cuts);
        return cuts;
    }

    private static int[] expected(int[] starts, int[] cuts) {
        int[] counts = new int[cuts.length - 1];
        for (int i = 0; i < counts.length; i++) {
            int from = cuts[i];
            int to = cuts[i + 1];
            counts[i] = (int) IntStream.of(starts)
                    .filter(start -> from <= start && start < to)
                    .count();
        }
        return counts;
    }

    @Test
    void refusesCutsThatMakeNoStretches() {
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        SourceText text = SourceText.of(ModuleId.of("a.md").orElseThrow(), "abc");

        assertThatIllegalArgumentException().isThrownBy(() -> counter.countBetween(text, new int[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> counter.countBetween(text, new int[] {2, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> counter.countBetween(text, new int[] {0, 4}));
        assertThatIllegalArgumentException().isThrownBy(() -> counter.countBetween(text, new int[] {-1, 3}));
    }

    @Test
    void countsAStretchOfBytesAsATextOfItsOwn() {
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        byte[] utf8 = "one two  three".getBytes(StandardCharsets.UTF_8);

        assertThat(counter.count(utf8, 4, 7)).isEqualTo(counter.count("two"));
        assertThat(counter.count(utf8, 4, 9)).isEqualTo(counter.count("two  "));
        assertThat(counter.count(utf8, 5, 5)).isZero();
    }

    @Test
    void manyThreadsCountAlike() {
        TokenCounter counter = TokenCounters.of(Encoding.O200K_BASE);
        Texts texts = new Texts(99);
        String[] strings = IntStream.range(0, 500).mapToObj(i -> texts.next()).toArray(String[]::new);
        int[] expected = Arrays.stream(strings).mapToInt(counter::count).toArray();

        CompletableFuture<?>[] threads = new CompletableFuture<?>[8];
        for (int t = 0; t < threads.length; t++) {
            int shift = t * 61;
            threads[t] = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < strings.length * 5; i++) {
                    int at = (i + shift) % strings.length;
                    assertThat(counter.count(strings[at])).isEqualTo(expected[at]);
                }
            });
        }
        CompletableFuture.allOf(threads).join();
    }

    /** jtokkit's splitter for cl100k_base asserts that its input has no unpaired surrogate. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(c >= 0x20 && c < 0x7F ? "" + (char) c : "\\u%04X".formatted(c)));
        return escaped.toString();
    }
}
