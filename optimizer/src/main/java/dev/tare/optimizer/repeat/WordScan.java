package dev.tare.optimizer.repeat;

import java.util.Arrays;

/** The words of a stretch, and where asked for its signs, with their places and hashes. Bytes above 127 are parts of words. */
final class WordScan {

    final int size;
    final int[] starts;
    final int[] ends;
    final long[] hashes;

    private WordScan(int size, int[] starts, int[] ends, long[] hashes) {
        this.size = size;
        this.starts = starts;
        this.ends = ends;
        this.hashes = hashes;
    }

    /** Returns the hashes in ascending order. */
    long[] sorted() {
        long[] sorted = Arrays.copyOf(hashes, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns how many words there are. */
    static int count(byte[] utf8, int from, int to) {
        int count = 0;
        boolean in = false;
        for (int i = from; i < to; i++) {
            boolean word = isWord(utf8[i]);
            if (word && !in) {
                count++;
            }
            in = word;
        }
        return count;
    }

    /** Returns the words alone. */
    static WordScan words(byte[] utf8, int from, int to) {
        return scan(utf8, from, to, false);
    }

    /** Returns words and signs, everything but white space; each sign by itself. */
    static WordScan wordsAndSigns(byte[] utf8, int from, int to) {
        return scan(utf8, from, to, true);
    }

    private static WordScan scan(byte[] utf8, int from, int to, boolean signs) {
        int[] starts = new int[32];
        int[] ends = new int[32];
        long[] hashes = new long[32];
        int size = 0;
        int i = from;
        while (i < to) {
            byte b = utf8[i];
            if (!isWord(b) && (!signs || b <= ' ')) {
                i++;
                continue;
            }
            int start = i;
            long hash = Hashes.step(Hashes.SEED, b & 0xff);
            i++;
            while (isWord(b) && i < to && isWord(utf8[i])) {
                hash = Hashes.step(hash, utf8[i++] & 0xff);
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                hashes = Arrays.copyOf(hashes, size * 2);
            }
            starts[size] = start;
            ends[size] = i;
            hashes[size++] = Hashes.mixed(hash);
        }
        return new WordScan(size, starts, ends, hashes);
    }

    static boolean isWord(byte b) {
        return b < 0 || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
    }
}
