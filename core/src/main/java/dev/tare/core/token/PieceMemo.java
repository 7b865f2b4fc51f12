package dev.tare.core.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The token counts of pieces of more than fifteen bytes met before. Exact, because an entry holds the bytes of its piece;
 * bounded, because a piece has one place and the newest that falls on it stays. For one thread at a time. Shorter pieces,
 * nearly all of prose and markup, are known by their {@link PieceKey} in {@link PieceCounter} itself.
 */
final class PieceMemo {

    /** Longer pieces are not kept: they are rare, and mostly met once. */
    static final int LONGEST = 255;

    /** What a look-up gives when the piece is not known. */
    static final int UNKNOWN = 0;

    private static final int BITS = 11;

    private final byte[] @Nullable [] pieces = new byte[1 << BITS][];
    private final int[] counts = new int[1 << BITS];

    /** Returns the count of a piece, or {@link #UNKNOWN}. */
    int find(byte[] utf8, int start, int end) {
        int slot = slot(utf8, start, end);
        byte[] piece = pieces[slot];
        return piece != null && Arrays.equals(piece, 0, piece.length, utf8, start, end) ? counts[slot] : UNKNOWN;
    }

    void put(byte[] utf8, int start, int end, int count) {
        int slot = slot(utf8, start, end);
        pieces[slot] = Arrays.copyOfRange(utf8, start, end);
        counts[slot] = count;
    }

    private static int slot(byte[] utf8, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + utf8[i];
        }
        return hash * 0x9E37_79B9 >>> 32 - BITS;
    }
}
