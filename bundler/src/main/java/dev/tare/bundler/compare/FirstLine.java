package dev.tare.bundler.compare;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The first line in which two texts differ.
 *
 * @param line from 1; 0 where one of them is no text, so that sizes are told
 * @param there the line in the one
 * @param given the line in the other
 */
record FirstLine(int line, String there, String given) {

    static final FirstLine NONE = new FirstLine(0, "", "");

    private static final int MOST_CHARS = 160;

    /** How much of a line in front of the place is shown. */
    private static final int BEFORE = 40;

    /** Returns the first line that differs in texts that are not the same. */
    static FirstLine of(byte[] there, byte[] given) {
        int at = 0;
        int most = Math.min(there.length, given.length);
        int line = 1;
        int start = 0;
        while (at < most && there[at] == given[at]) {
            if (there[at++] == '\n') {
                line++;
                start = at;
            }
        }
        String one = line(there, start, at);
        String other = line(given, start, at);
        return one.equals("\0") || other.equals("\0")
                ? new FirstLine(0, there.length + " bytes", given.length + " bytes")
                : new FirstLine(line, one, other);
    }

    /** Returns the line that begins there, clipped around the place; a NUL where it is no text. */
    private static String line(byte[] text, int start, int place) {
        if (start >= text.length) {
            return "(ends here)";
        }
        int from = Math.max(start, place - BEFORE);
        while (from > start && (text[from] & 0xC0) == 0x80) {
            from--;
        }
        int end = from;
        while (end < text.length && text[end] != '\n' && end - from < MOST_CHARS) {
            end++;
        }
        while (end < text.length && end > from && (text[end] & 0xC0) == 0x80) {
            end--;
        }
        String line;
        try {
            line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text, from, end - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return "\0";
        }
        if (line.indexOf('\0') >= 0) {
            return "\0";
        }
        String shown = line.endsWith("\r") ? line.substring(0, line.length() - 1) + "\\r" : line;
        return (from > start ? "..." : "") + (end == text.length ? shown + " (no end of line)" : shown);
    }
}
