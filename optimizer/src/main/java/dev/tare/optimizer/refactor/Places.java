package dev.tare.optimizer.refactor;

import java.util.Arrays;

/** Which pieces have a hash, in order of place. */
final class Places {

    private final long[] hashes;
    private final int[] pieces;

    private Places(long[] hashes, int[] pieces) {
        this.hashes = hashes;
        this.pieces = pieces;
    }

    static Places of(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int[] next = new int[sorted.length];
        int[] pieces = new int[sorted.length];
        for (int i = 0; i < hashes.length; i++) {
            int at = first(sorted, hashes[i]);
            pieces[at + next[at]++] = i;
        }
        return new Places(sorted, pieces);
    }

    /** Returns the index of the first place of a hash, for {@link #piece}; that of the next larger one when there is none. */
    int from(long hash) {
        return first(hashes, hash);
    }

    /** Tells whether the index is still one of the hash. */
    boolean isOf(int index, long hash) {
        return index < hashes.length && hashes[index] == hash;
    }

    int piece(int index) {
        return pieces[index];
    }

    private static int first(long[] sorted, long hash) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
