package dev.tare.modules.read;

import java.nio.ByteBuffer;

/** Checks bytes for being well-formed UTF-8 text. */
final class Utf8 {

    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x0101010101010101L;

    private Utf8() {}

    /**
     * Returns the offset of the first byte that is no part of well-formed UTF-8, or that is NUL; -1 when there is none.
     * Overlong forms, surrogates and what lies above U+10FFFF are faults.
     */
    static int firstFault(byte[] b) {
        ByteBuffer longs = ByteBuffer.wrap(b);
        int last = b.length - 8;
        int i = 0;
        while (i < b.length) {
            if (i <= last) {
                long eight = longs.getLong(i);
                // The second term has a high bit where a byte is zero.
                if (((eight | (eight - LOW_BITS)) & HIGH_BITS) == 0) {
                    i += 8;
                    continue;
                }
            }
            int length = sequence(b, i);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    /** Returns the length of the well-formed sequence at the offset, or 0. */
    private static int sequence(byte[] b, int i) {
        int first = b[i];
        if (first > 0) {
            return 1;
        }
        int lead = first & 0xff;
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (i + length > b.length) {
            return 0;
        }
        int second = b[i + 1] & 0xff;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int k = 2; k < length; k++) {
            if ((b[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
