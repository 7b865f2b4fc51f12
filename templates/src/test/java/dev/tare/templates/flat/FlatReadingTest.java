package dev.tare.templates.flat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ModuleId;
import dev.tare.loader.prompt.FileMarks;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a text, also marks like those around it, comes back out of a prompt. */
class FlatReadingTest {

    private static final String[] LINES = {
        "", "words", "</file>", "  </file>  ", "<file path=\"a.md\">", "<file path=\"a.md\" end=\"file-1\">",
                "</file-1>",
        "</file-2>", "\t</file-3>", "</file-1> and more", "</file-99999999999999>", "</file-x>", "</filed>", "\r"
    };

    @Test
    void plainMarks() {
        assertThat(around("a/b.md", "One\n")).isEqualTo("<file path=\"a/b.md\">\nOne\n</file>\n");
        assertThat(around("b.md", "One")).isEqualTo("<file path=\"b.md\">\nOne\n</file>\n");
        assertThat(around("b.md", "")).isEqualTo("<file path=\"b.md\">\n</file>\n");
    }

    @Test
    void aTextWithMarksOfItsOwnGetsOthers() {
        assertThat(around("b.md", "x\n</file>\n"))
                .isEqualTo("<file path=\"b.md\" end=\"file-1\">\nx\n</file>\n</file-1>\n");
        assertThat(around("b.md", "</file-1>"))
                .isEqualTo("<file path=\"b.md\" end=\"file-2\">\n</file-1>\n</file-2>\n");
        assertThat(around("b.md", "Write `</file>` last\n")).startsWith("<file path=\"b.md\">\n");
    }

    @Test
    void aPathCannotEndItsMark() {
        FlatPart part = FlatPart.whole(new ModuleId("a\"> b\n</file>#c.md"));
        FlatReading reading = FlatReading.of(FileMarks.around(part.label(), bytes("text\n")));
        assertThat(reading.fault()).isEmpty();
        assertThat(reading.parts()).hasSize(1);
        assertThat(reading.parts().get(0).label()).isEqualTo(part.label()).doesNotContain("\"", "\n", "#c");
    }

    @Test
    void textsComeBack() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            List<String> texts = new ArrayList<>();
            ByteArrayOutputStream prompt = new ByteArrayOutputStream();
            for (int i = random.nextInt(4); i >= 0; i--) {
                StringBuilder text = new StringBuilder();
                for (int line = random.nextInt(6); line > 0; line--) {
                    text.append(LINES[random.nextInt(LINES.length)]).append('\n');
                }
                if (random.nextInt(4) == 0) {
                    text.append(LINES[random.nextInt(LINES.length)]);
                }
                prompt.writeBytes(FileMarks.around("m" + texts.size(), bytes(text.toString())));
                texts.add(text.toString());
            }
            byte[] written = prompt.toByteArray();
            FlatReading reading = FlatReading.of(written);
            assertThat(reading.fault()).as("%s", prompt).isEmpty();
            assertThat(reading.parts()).hasSameSizeAs(texts).allMatch(FlatReading.Part::marked);
            for (int i = 0; i < texts.size(); i++) {
                FlatReading.Part part = reading.parts().get(i);
                String text = texts.get(i);
                String ended = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
                assertThat(part.label()).isEqualTo("m" + i);
                assertThat(new String(written, part.text().start(), part.text().length(), StandardCharsets.UTF_8))
                        .isEqualTo(ended);
            }
        }
    }

    @Test
    void faultsAreNamedByTheirLines() {
        assertThat(FlatReading.of(bytes("Hello\n")).faultLine()).isEqualTo(1);
        FlatReading open = FlatReading.of(bytes("<file path=\"a\">\nx\n</file>\n<file path=\"b\">\nx\n"));
        assertThat(open.parts()).hasSize(1);
        assertThat(open.faultLine()).isEqualTo(4);
        assertThat(FlatReading.of(bytes("<file path=\"a\">\nx\n</file>\n\n")).fault())
                .isPresent();
        assertThat(FlatReading.of(bytes("<file path=\"a\">\nx\n</file>")).fault())
                .isPresent();
        assertThat(FlatReading.of(bytes("<file path=\"a\" b=\"c\">\nx\n</file>\n"))
                        .fault())
                .isPresent();
        assertThat(FlatReading.of(bytes("<file path=\"a\" end=\"file-1\">\nx\n</file-1>\n"))
                        .parts()
                        .get(0)
                        .marked())
                .isFalse();
    }

    private static String around(String label, String text) {
        return new String(FileMarks.around(label, bytes(text)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
