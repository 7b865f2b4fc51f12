package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;

/** How lines end in a module. */
final class LineEnds {

    private static final byte[] UNIX = "\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DOS = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private LineEnds() {}

    /** Returns what ends the first line. */
    static byte[] of(SourceText source) {
        byte[] utf8 = source.utf8();
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '\n') {
                return i > 0 && utf8[i - 1] == '\r' ? DOS : UNIX;
            }
        }
        return UNIX;
    }
}
