package dev.tare.core.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The token counts of pieces met before. Exact: an entry holds the bytes of its piece, so a hit is a hit. Bounded: a piece
 * has one place, and the newest that falls on it stays. For one thread at a time.
 *
 * <p>Pieces of up to seven bytes are one number together with their length and count, pieces of up to fifteen are two; that
 * is nearly all of prose and markup. Longer ones are kept as they are.
 */
final class PieceMemo {

    static final int LONGEST_SHORT = 7;
    static final int LONGEST_MIDDLE = 15;
    static final int LONGEST = 255;

    /** What a look-up gives when the piece is not known. */
    static final int UNKNOWN = 0;

    private static final int SHORT_BITS = 14;
    private static final int MIDDLE_BITS = 13;
    private static final int LONG_BITS = 11;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    private static final int SHORT_COUNT_SHIFT = 59;
    private static final long SHORT_KEY_MASK = (1L << SHORT_COUNT_SHIFT) - 1;
    private static final int MIDDLE_COUNT_SHIFT = 60;
    private static final long MIDDLE_KEY_MASK = (1L << MIDDLE_COUNT_SHIFT) - 1;

    private final long[] shorts = new long[1 << SHORT_BITS];
    private final long[] middles = new long[2 << MIDDLE_BITS];
    private final byte[] @Nullable [] longs = new byte[1 << LONG_BITS][];
    private final int[] longCounts = new int[1 << LONG_BITS];

    /**
     * Returns the bytes of a piece of at most seven bytes as one number that no other piece has: the bytes, first one highest,
     * and the length above them.
     */
    static long shortKey(byte[] utf8, int start, int end) {
        long key = (long) end - start;
        for (int i = start; i < end; i++) {
            key = key << 8 | utf8[i] & 0xff;
        }
        return key;
    }

    int shortCount(long key) {
        long entry = shorts[(int) (key * FACTOR >>> 64 - SHORT_BITS)];
        return (entry & SHORT_KEY_MASK) == key ? (int) (entry >>> SHORT_COUNT_SHIFT) : UNKNOWN;
    }

    void putShort(long key, int count) {
        shorts[(int) (key * FACTOR >>> 64 - SHORT_BITS)] = key | (long) count << SHORT_COUNT_SHIFT;
    }

    /** Returns the first eight bytes of a piece of eight to fifteen bytes as a number. */
    static long middleHead(byte[] utf8, int start) {
        long head = 0;
        for (int i = start; i < start + 8; i++) {
            head = head << 8 | utf8[i] & 0xff;
        }
        return head;
    }

    /** Returns the other bytes of a piece of eight to fifteen bytes as a number, with the piece's length above them. */
    static long middleTail(byte[] utf8, int start, int end) {
        long tail = 0;
        for (int i = start + 8; i < end; i++) {
            tail = tail << 8 | utf8[i] & 0xff;
        }
        return tail | (long) (end - start) << 56;
    }

    int middleCount(long head, long tail) {
        int i = middleSlot(head, tail);
        long entry = middles[i + 1];
        return middles[i] == head && (entry & MIDDLE_KEY_MASK) == tail ? (int) (entry >>> MIDDLE_COUNT_SHIFT) : UNKNOWN;
    }

    void putMiddle(long head, long tail, int count) {
        int i = middleSlot(head, tail);
        middles[i] = head;
        middles[i + 1] = tail | (long) count << MIDDLE_COUNT_SHIFT;
    }

    private static int middleSlot(long head, long tail) {
        return (int) ((head ^ tail * FACTOR) * FACTOR >>> 64 - MIDDLE_BITS) << 1;
    }

    int longCount(byte[] utf8, int start, int end) {
        int slot = longSlot(utf8, start, end);
        byte[] known = longs[slot];
        return known != null && Arrays.equals(known, 0, known.length, utf8, start, end) ? longCounts[slot] : UNKNOWN;
    }

    void putLong(byte[] utf8, int start, int end, int count) {
        int slot = longSlot(utf8, start, end);
        longs[slot] = Arrays.copyOfRange(utf8, start, end);
        longCounts[slot] = count;
    }

    private static int longSlot(byte[] utf8, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + utf8[i];
        }
        return hash * 0x9E37_79B9 >>> 32 - LONG_BITS;
    }
}
