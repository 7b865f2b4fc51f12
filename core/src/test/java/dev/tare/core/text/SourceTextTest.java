package dev.tare.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private static final ModuleId ID = new ModuleId("a.md");
    private static final String[] PIECES = {
        "a", "b c", "é", "日", "🎉", "e\u0301", "\n", "\r\n", "\r", "\n\r", "\t", "\u2028", "\ufeff"
    };

    @Test
    void placesAgreeWithReadingFromTheStart() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder builder = new StringBuilder(random.nextInt(4) == 0 ? "\ufeff" : "");
            for (int i = random.nextInt(60); i > 0; i--) {
                builder.append(PIECES[random.nextInt(PIECES.length)]);
            }
            check(builder.toString());
        }
    }

    @Test
    void placesInLongLinesAgreeToo() {
        check("é日🎉a".repeat(900) + "\r\n" + "ab日".repeat(700) + "\r" + "x".repeat(3000));
    }

    private static void check(String string) {
        SourceText text = SourceText.of(ID, string);
        int offset = 0;
        int line = 1;
        int column = 1;
        for (int i = 0; i < string.length(); i += Character.charCount(string.codePointAt(i))) {
            int c = string.codePointAt(i);
            assertThat(text.position(offset)).as("%s at %s", string, offset).isEqualTo(new Position(line, column));
            offset += new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8).length;
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < string.length() && string.charAt(i + 1) == '\n');
            if (ends) {
                line++;
                column = 1;
            } else if (!(i == 0 && c == 0xFEFF)) {
                column++;
            }
        }
        assertThat(text.position(offset)).as(string).isEqualTo(new Position(line, column));
        assertThat(offset).isEqualTo(text.length());
        LineMap lines = text.lines();
        assertThat(lines.count()).isEqualTo(line);
        StringBuilder again = new StringBuilder();
        for (int i = 1; i <= lines.count(); i++) {
            Span span = lines.spanOf(i);
            assertThat(span.start()).isEqualTo(lines.startOf(i));
            assertThat(span.length() == 0 ? i : lines.lineAt(span.end() - 1)).isEqualTo(i);
            again.append(text.slice(span));
        }
        assertThat(again).hasToString(string);
    }

    @Test
    void knowsWhereTheWordsStart() {
        assertThat(SourceText.of(ID, "\ufeffa").bodyStart()).isEqualTo(3);
        assertThat(SourceText.of(ID, "a\ufeff").bodyStart()).isZero();
        assertThat(SourceText.of(ID, "").bodyStart()).isZero();
        assertThat(SourceText.ofUtf8(ID, new byte[] {(byte) 0xEF, (byte) 0xBB}).bodyStart())
                .isZero();
    }

    @Test
    void writesUnpairedSurrogatesAsQuestionMarks() {
        assertThat(SourceText.of(ID, "a\ud800b").slice(0, 3)).isEqualTo("a?b");
    }

    @Test
    void aHugeLineWithManyPlacesTakesNoTimeByItsSquare() {
        SourceText text = SourceText.of(ID, "é".repeat(4_000_000));
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 100_000; i++) {
                assertThat(text.position(i * 80).column()).isEqualTo(i * 40 + 1);
            }
        });
    }

    @Test
    void hashesItsBytes() {
        assertThat(ContentHash.of("abc".getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
