package dev.tare.optimizer.repeat;

import java.util.Arrays;

/**
 * Signatures of texts, by pairs of words that follow each other: texts that have much in common have bands in common. One hash for each
 * pair of words, whose smallest value in each of many bins counts; a bin without any borrows from another one, always from the same.
 */
final class MinHash {

    static final int BANDS = 24;

    /** A band is the same in two texts by the cube of what they have in common. */
    private static final int ROWS = 3;

    private static final int BINS = BANDS * ROWS;
    private static final long EMPTY = Long.MAX_VALUE;

    private MinHash() {}

    /** Returns a number for each band. */
    static int[] bands(WordScan words) {
        long[] bins = new long[BINS];
        Arrays.fill(bins, EMPTY);
        for (int i = 0; i + 1 < words.size; i++) {
            long hash = Hashes.mixed(words.hashes[i] * 31 + words.hashes[i + 1]);
            int bin = (int) ((hash >>> 32) * BINS >>> 32);
            bins[bin] = Math.min(bins[bin], hash & 0xffffffffL);
        }
        int[] bands = new int[BANDS];
        for (int band = 0; band < BANDS; band++) {
            long hash = Hashes.SEED;
            for (int row = 0; row < ROWS; row++) {
                hash = Hashes.mixed(hash ^ value(bins, band * ROWS + row));
            }
            bands[band] = (int) hash;
        }
        return bands;
    }

    private static long value(long[] bins, int bin) {
        int at = bin;
        for (int attempt = 1; bins[at] == EMPTY && attempt < BINS * BINS; attempt++) {
            at = (int) Long.remainderUnsigned(Hashes.mixed((long) bin * BINS * BINS + attempt), BINS);
        }
        return bins[at] + attemptMark(bin, at);
    }

    /** What was borrowed is told from what is there. */
    private static long attemptMark(int bin, int at) {
        return bin == at ? 0 : (long) (at + 1) << 32;
    }
}
