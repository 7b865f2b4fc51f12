package dev.tare.core.token;

/**
 * A piece of at most fifteen bytes as two numbers that no other piece has: {@code head} is its first eight bytes, the first
 * one lowest, and {@code tail} the other ones, with the length in the topmost byte's lower half. The upper half is free for
 * a count.
 */
final class PieceKey {

    static final int LONGEST = 15;

    /** The longest piece whose head and tail have no bit in common, so that {@code head | tail} is a key as well. */
    static final int LONGEST_SINGLE = 7;

    static final int COUNT_SHIFT = 60;
    static final long TAIL_MASK = (1L << COUNT_SHIFT) - 1;

    private static final int LENGTH_SHIFT = 56;
    private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

    /** Which bits of the first eight bytes belong to a piece, by its length. */
    private static final long[] HEAD_MASKS = masks(0);

    /** Which bits of the next eight bytes belong to a piece, by its length. */
    private static final long[] TAIL_MASKS = masks(8);

    private PieceKey() {}

    /** Returns the head of a piece, given the eight bytes at its start. */
    static long head(long bytes, int length) {
        return bytes & HEAD_MASKS[length];
    }

    /** Returns the tail of a piece, given the eight bytes that follow those of its head. */
    static long tail(long bytes, int length) {
        return bytes & TAIL_MASKS[length] | (long) length << LENGTH_SHIFT;
    }

    /** Returns a hash whose upper bits are the good ones. */
    static long hash(long head, long tail) {
        return (head ^ tail * FACTOR) * FACTOR;
    }

    /** Returns the eight bytes from an offset on, the first one lowest; zeros stand for those after the array's end. */
    static long load(byte[] utf8, int from) {
        long bytes = 0;
        for (int i = Math.min(from + 8, utf8.length) - 1; i >= from; i--) {
            bytes = bytes << 8 | utf8[i] & 0xff;
        }
        return bytes;
    }

    private static long[] masks(int from) {
        long[] masks = new long[LONGEST + 1];
        for (int length = 0; length <= LONGEST; length++) {
            int bytes = Math.min(Math.max(length - from, 0), 8);
            masks[length] = bytes == 8 ? -1L : (1L << 8 * bytes) - 1;
        }
        return masks;
    }
}
