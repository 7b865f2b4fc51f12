package dev.tare.modules.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {

    /** Bytes at the borders of the table of well-formed sequences. */
    private static final int[] BORDERS = {
        'a', 'b', '\n', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
        0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
    };

    @Test
    void agreesWithTheDecoderOfTheJdk() {
        Random random = new Random(3);
        for (int round = 0; round < 400_000; round++) {
            byte[] bytes = new byte[random.nextInt(24)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? 'x' : BORDERS[random.nextInt(BORDERS.length)]);
            }
            assertThat(Utf8.firstFault(bytes) < 0).as("%s", (Object) bytes).isEqualTo(isText(bytes));
        }
    }

    @Test
    void findsTheFirstFaultAtAnyPlace() {
        for (int length = 1; length < 40; length++) {
            for (int place = 0; place < length; place++) {
                byte[] bytes = "x".repeat(length).getBytes(StandardCharsets.UTF_8);
                bytes[place] = 0;
                assertThat(Utf8.firstFault(bytes)).isEqualTo(place);
                bytes[place] = (byte) 0xFF;
                assertThat(Utf8.firstFault(bytes)).isEqualTo(place);
            }
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
