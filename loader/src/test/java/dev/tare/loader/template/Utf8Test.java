package dev.tare.loader.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    @Test
    void lengthsAreThoseOfTheEncoder() {
        Random random = new Random(1);
        List<Integer> ranges = List.of(0x80, 0x800, 0xD7F0, 0xE010, 0x10000);
        for (int i = 0; i < 10_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append((char) random.nextInt(ranges.get(random.nextInt(ranges.size()))));
            }
            assertThat(Utf8.length(text.toString())).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    /** What is added up is as long as the tag that is written. */
    @Test
    void lengthsOfTagsAreThoseOfTags() {
        for (Delimiters delimiters :
                List.of(Delimiters.USUAL, new Delimiters("<%", "%>"), new Delimiters("\uE000\uE001", "\uE000\uE001"))) {
            for (TemplateSlot.Kind kind : TemplateSlot.Kind.values()) {
                for (String written : List.of("word", "ü日", "x\n", "x\r\n")) {
                    TemplateSlot slot = new TemplateSlot("a", kind, written, 0);
                    assertThat(delimiters.tagLength(slot))
                            .isEqualTo(delimiters.tag(slot).getBytes(StandardCharsets.UTF_8).length);
                }
            }
            assertThat(delimiters.partialLength("bcd"))
                    .isEqualTo(delimiters.partial("bcd").getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
