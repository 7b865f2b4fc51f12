package dev.tare.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces, not only their counts, against the published patterns as the JVM's own engine understands them. */
class PieceSplitterTest {

    private static final Pattern O200K = Pattern.compile("""
            [^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?\
            |[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?\
            |\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+""", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern CL100K = Pattern.compile("""
            '(?i:[sdmt]|ll|ve|re)|[^\\r\\n\\p{L}\\p{N}]?+\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]++[\\r\\n]*\
            |\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+""", Pattern.UNICODE_CHARACTER_CLASS);

    @Test
    void splitsAsThePatternsDo() {
        Texts texts = new Texts(31);
        for (int i = 0; i < 20_000; i++) {
            compare(wellFormed(texts.next()));
        }
    }

    @Test
    void splitsAsThePatternsDoAroundEveryCodePoint() {
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE) {
                String c = Character.toString(codePoint);
                compare("a" + c + "B'" + c + " " + c + c + "!" + c + "\n" + c + "1" + c + "A" + c + " word's tail" + c
                        + "ends");
                codePoint += codePoint < 0x3500 ? 0 : 6;
            }
        }
    }

    @Test
    void splitsAsciiWordsAsThePatternsDo() {
        Random random = new Random(5);
        String alphabet = "abcdefgzABCXYZ'' .,1\n_-é";
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 16 + random.nextInt(20); length > 0; length--) {
                boolean letter = random.nextInt(4) > 0;
                text.append(alphabet.charAt(random.nextInt(letter ? 14 : alphabet.length())));
            }
            compare(text.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aA\u0301'日 \n", "Aa1!'s/ ", " \t\n\r\u00A0x", "'lLsStTrReEvVmMdDſ ", "Ǆǅǆʰªº\u0301a日"})
    void splitsAsThePatternsDoInEveryOrder(String alphabet) {
        Random random = new Random(alphabet.hashCode());
        for (int i = 0; i < 30_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            compare(text.toString());
        }
    }

    private static void compare(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        compare(text, pieces(O200K, text), pieces(new O200kSplitter(), utf8));
        compare(text, pieces(CL100K, text), pieces(new Cl100kSplitter(), utf8));
    }

    private static void compare(String text, List<String> expected, List<String> pieces) {
        if (!pieces.equals(expected)) {
            assertThat(pieces).as("pieces of '%s'", text).isEqualTo(expected);
        }
    }

    private static List<String> pieces(Pattern pattern, String text) {
        List<String> pieces = new ArrayList<>();
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            pieces.add(matcher.group());
        }
        return pieces;
    }

    private static List<String> pieces(PieceSplitter splitter, byte[] utf8) {
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < utf8.length; ) {
            int to = splitter.end(utf8, from, utf8.length);
            if (from + 16 <= utf8.length) {
                // The short way must say nothing else than the long one, where it says something.
                int length = splitter.wordLength(PieceKey.load(utf8, from), PieceKey.load(utf8, from + 8));
                assertThat(length).isIn(0, to - from);
            }
            pieces.add(new String(utf8, from, to - from, StandardCharsets.UTF_8));
            from = to;
        }
        return pieces;
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF4, 0xF5, 0xFF})
    void damagedBytesDoNoHarm(int damage) {
        Random random = new Random(damage);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            bytes[random.nextInt(bytes.length)] = (byte) damage;
            for (Encoding encoding : new Encoding[] {Encoding.O200K_BASE, Encoding.CL100K_BASE}) {
                assertThat(TokenCounters.of(encoding).count(bytes, 0, bytes.length))
                        .isBetween(1, bytes.length);
            }
        }
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
