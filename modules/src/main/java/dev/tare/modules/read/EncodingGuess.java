package dev.tare.modules.read;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What bytes that are not UTF-8 seem to be.
 *
 * @param name the encoding's name as iconv knows it
 * @param reason what speaks for it
 */
record EncodingGuess(String name, String reason) {

    private static final int SAMPLE = 4096;

    /** Returns a guess, or null when the bytes are no text. The fault is the offset at which they stop being UTF-8. */
    static @Nullable EncodingGuess of(byte[] b, int fault) {
        EncodingGuess wide = wide(b);
        if (wide != null) {
            return wide;
        }
        boolean windows = false;
        for (byte value : b) {
            if (value == 0) {
                return null;
            }
            int unsigned = value & 0xff;
            windows |= unsigned >= 0x80 && unsigned < 0xA0;
        }
        String name = windows ? "WINDOWS-1252" : "ISO-8859-1";
        return new EncodingGuess(
                name, "byte 0x" + Integer.toHexString(b[fault] & 0xff).toUpperCase(Locale.ROOT) + ", perhaps " + name);
    }

    /** UTF-16 and UTF-32: by their byte order mark, or by where their NUL bytes stand. */
    private static @Nullable EncodingGuess wide(byte[] b) {
        int first = at(b, 0) << 8 | at(b, 1);
        int second = at(b, 2) << 8 | at(b, 3);
        if (first == 0xFFFE) {
            String name = second == 0 && b.length >= 4 ? "UTF-32LE" : "UTF-16LE";
            return new EncodingGuess(name, name + " with a byte order mark");
        }
        if (first == 0xFEFF) {
            return new EncodingGuess("UTF-16BE", "UTF-16BE with a byte order mark");
        }
        if (first == 0 && second == 0xFEFF) {
            return new EncodingGuess("UTF-32BE", "UTF-32BE with a byte order mark");
        }
        int sample = Math.min(b.length, SAMPLE) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < sample; i += 2) {
            even += b[i] == 0 ? 1 : 0;
            odd += b[i + 1] == 0 ? 1 : 0;
        }
        // Text in Latin letters has a NUL in nearly every pair; other scripts have one at each mark, space and line
        // end.
        int pairs = sample / 2;
        if (pairs < 2 || b.length % 2 != 0) {
            return null;
        }
        if (even == 0 && odd >= 2 && odd * 8 >= pairs) {
            return new EncodingGuess("UTF-16LE", "UTF-16LE without a byte order mark");
        }
        if (odd == 0 && even >= 2 && even * 8 >= pairs) {
            return new EncodingGuess("UTF-16BE", "UTF-16BE without a byte order mark");
        }
        return null;
    }

    private static int at(byte[] b, int i) {
        return i < b.length ? b[i] & 0xff : 0x100;
    }
}
