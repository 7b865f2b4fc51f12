package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Pieces of any length: windows change nothing, another implementation counts the same, and work grows as the length. */
@Tag("once")
class LongMergerTest {

    private static final int MEGABYTE = 1 << 20;

    /** Texts that are one piece, however long. */
    enum Kind {
        ONE_LETTER("a"),
        TWO_LETTERS("ab"),
        SPACES(" "),
        DASHES("-"),
        RULE("═"),
        WORDS("internationalization"),
        LETTERS("abcdefghijklmnopqrstuvwxyz"),
        FEW_LETTERS("aeo"),
        HAN("的一是不了人我在有他这中大来上国"),
        MIXED("aé日");

        private final String alphabet;

        Kind(String alphabet) {
            this.alphabet = alphabet;
        }

        String text(int chars, boolean shuffled) {
            Random random = new Random(chars);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < chars; i++) {
                text.append(alphabet.charAt(shuffled ? random.nextInt(alphabet.length()) : i % alphabet.length()));
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*00K_BASE")
    void windowsChangeNothing(Encoding encoding) {
        RankTable table = RankTable.load(encoding);
        LongMerger merger = new LongMerger(table);
        for (Kind kind : Kind.values()) {
            for (int chars = 10; chars < 40_000; chars = chars * 3 + 1) {
                for (boolean shuffled : new boolean[] {false, true}) {
                    byte[] utf8 = kind.text(chars, shuffled).getBytes(StandardCharsets.UTF_8);
                    int whole = new LongMerger(table, utf8.length).count(utf8, 0, utf8.length);

                    assertThat(merger.count(utf8, 0, utf8.length))
                            .as("%s %s", kind, chars)
                            .isEqualTo(whole);
                    for (int window = 700; window < 3_000; window += 551) {
                        assertThat(new LongMerger(table, window).count(utf8, 0, utf8.length))
                                .as("%s %s in windows of %s", kind, chars, window)
                                .isEqualTo(whole);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = ".*00K_BASE")
    void longPiecesCountAsTheyDoForJtokkit(Encoding encoding) {
        TokenCounter counter = TokenCounters.of(encoding);
        for (Kind kind : Kind.values()) {
            for (int chars : new int[] {30, 63, 64, 65, 66, 200, 499, 500, 501, 1_000, 5_000}) {
                for (boolean shuffled : new boolean[] {false, true}) {
                    String text = kind.text(chars, shuffled);
                    assertThat(counter.count(text))
                            .as("%s %s", kind, chars)
                            .isEqualTo(Oracle.of(encoding).count(text));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @Timeout(60)
    void workGrowsAsTheLengthDoes(Kind kind) {
        RankTable table = RankTable.load(Encoding.O200K_BASE);
        long quarter = steps(table, kind.text(MEGABYTE / 16, true));
        long whole = steps(table, kind.text(MEGABYTE / 4, true));

        assertThat(whole).isLessThan(quarter * 4 + quarter / 2 + 1000);
    }

    private static long steps(RankTable table, String text) {
        LongMerger merger = new LongMerger(table);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(merger.count(utf8, 0, utf8.length)).isPositive();
        return merger.steps();
    }

    @Test
    @Timeout(60)
    void aMegabyteWithoutASpaceCountsInOneCall() {
        for (Encoding encoding : new Encoding[] {Encoding.O200K_BASE, Encoding.CL100K_BASE}) {
            TokenCounter counter = TokenCounters.of(encoding);
            for (Kind kind : Kind.values()) {
                assertThat(counter.count(
                                kind.text(MEGABYTE / kind.alphabet.getBytes(StandardCharsets.UTF_8).length, false)))
                        .isPositive();
            }
            assertThat(counter.count(Kind.LETTERS.text(MEGABYTE, true))).isPositive();
        }
    }
}
