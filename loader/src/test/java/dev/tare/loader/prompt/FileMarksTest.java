package dev.tare.loader.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The marks around files: none that a text could seem to hold, and the same for a text that goes by. */
class FileMarksTest {

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"</file>", "a\n</file>\nb", "a\r</file>\rb", "a\r\n \t</file> \r\nb", "<file path=\"x\">"})
    void aLineLikeAMarkMakesANumberedOne(String text) {
        assertThat(FileMarks.of(utf8(text)).end()).isEqualTo("file-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a </file>", "x<file path=", "</file", "</filed>", "\r\n\r\n"})
    void allElseGetsPlainOnes(String text) {
        assertThat(FileMarks.of(utf8(text)).end()).isEqualTo("file");
    }

    @Test
    void theFirstNumberThatIsFreeIsTaken() {
        assertThat(FileMarks.of(utf8("</file-2>\r</file-1>\n</file-4>")).end()).isEqualTo("file-3");
        assertThat(FileMarks.of(utf8("</file-99999999999999999999>")).end()).isEqualTo("file-1");
    }

    @Test
    void aTextThatGoesByGetsTheSameMarks() {
        String[] pieces = {
            "</file>", "</file-1>", "</file-2>", "<file path=", "\n", "\r", "\r\n", " ", "\t", "word", "ä"
        };
        Random random = new Random(11);
        for (int round = 0; round < 5000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = utf8(text.toString());
            MarkFinder finder = new MarkFinder();
            int cut = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
            finder.write(bytes, 0, cut);
            finder.write(bytes, cut, bytes.length - cut);
            assertThat(finder.marks()).as(text.toString()).isEqualTo(FileMarks.of(bytes));
        }
    }
}
