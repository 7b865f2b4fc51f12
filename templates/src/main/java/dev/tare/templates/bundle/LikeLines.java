package dev.tare.templates.bundle;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds lines that are the same but for a word, wherever this stands in them and however it is capitalised, and lines that are so like these. For each
 * word of a line there is a hash of the line without it: lines with a hash in common are alike. Lines that differ in more words are alike where they
 * stand between lines that are. No pair of lines is searched for, so that it takes as long as there are words.
 */
final class LikeLines {

    /** What fits beside a hash in one number. Of more lines, those behind are like themselves alone. */
    private static final int LINE_BITS = 18;

    private static final int MOST_HASHES = 1 << 22;
    private static final int MOST_PIECES = 400;

    /** Two words with a blank between them and a line end: of fewer, too little would be the same. */
    private static final int LEAST_PIECES = 4;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final long HOLE = 0x632BE59BD9B4E019L;

    private final List<LineWords> lines;
    private final int[] leaders;
    private final long[] hashes;
    private int count;

    private LikeLines(List<LineWords> lines) {
        this.lines = lines;
        this.leaders = new int[lines.size()];
        Arrays.setAll(leaders, i -> i);
        long most = 0;
        for (LineWords line : lines) {
            most += line.size();
        }
        this.hashes = new long[(int) Math.min(most, MOST_HASHES)];
    }

    /**
     * Returns for each line the number of its kind: that of the first line that is like it.
     *
     * @param order which lines follow each other, below 0 what is no line
     */
    static int[] kinds(List<LineWords> lines, int[] order) {
        LikeLines like = new LikeLines(lines);
        for (int i = 0; i < Math.min(lines.size(), 1 << LINE_BITS); i++) {
            like.add(i);
        }
        like.join();
        like.joinBetween(order);
        int[] kinds = new int[lines.size()];
        Arrays.setAll(kinds, like::leader);
        return kinds;
    }

    private void add(int number) {
        LineWords line = lines.get(number);
        int size = line.size();
        if (size < LEAST_PIECES || size > MOST_PIECES || count + size > hashes.length) {
            return;
        }
        long[] parts = new long[size];
        long[] weights = new long[size];
        long whole = size;
        long weight = 1;
        for (int i = 0; i < size; i++) {
            weight *= MULTIPLIER;
            weights[i] = weight;
            parts[i] = mixed(line.id(i) + 1L);
            whole += parts[i] * weight;
        }
        for (int i = 0; i < size; i++) {
            if (!line.isWord(i) || isSeenBefore(line, i)) {
                continue;
            }
            long without = whole;
            for (int j = i; j < size; j++) {
                if (line.folded(j) == line.folded(i)) {
                    without += (HOLE - parts[j]) * weights[j];
                }
            }
            hashes[count++] = mixed(without) >>> LINE_BITS << LINE_BITS | number;
        }
    }

    private static boolean isSeenBefore(LineWords line, int piece) {
        for (int i = 0; i < piece; i++) {
            if (line.folded(i) == line.folded(piece)) {
                return true;
            }
        }
        return false;
    }

    /** Spreads the bits of a number over all of them, as MurmurHash3 ends. */
    private static long mixed(long value) {
        long mixed = (value ^ value >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    private void join() {
        Arrays.sort(hashes, 0, count);
        int mask = (1 << LINE_BITS) - 1;
        for (int i = 1; i < count; i++) {
            if (hashes[i - 1] >>> LINE_BITS == hashes[i] >>> LINE_BITS) {
                union((int) hashes[i - 1] & mask, (int) hashes[i] & mask);
            }
        }
    }

    /**
     * Joins lines that stand between lines of the same kinds and have half of their words in common or more: of lines that differ in two words or
     * more no hash tells.
     */
    private void joinBetween(int[] order) {
        int[] counts = new int[lines.size()];
        for (int line : order) {
            if (line >= 0) {
                counts[leader(line)]++;
            }
        }
        Map<Long, Integer> first = new HashMap<>();
        for (int i = 1; i + 1 < order.length; i++) {
            int line = order[i];
            boolean between = line >= 0
                    && order[i - 1] >= 0
                    && order[i + 1] >= 0
                    && counts[leader(order[i - 1])] > 1
                    && counts[leader(order[i + 1])] > 1;
            if (!between || lines.get(line).size() < LEAST_PIECES) {
                continue;
            }
            long key = mixed(leader(order[i - 1]) * MULTIPLIER + leader(order[i + 1]))
                    + lines.get(line).frame();
            Integer other = first.putIfAbsent(key, line);
            if (other != null && lines.get(line).isNear(lines.get(other))) {
                union(line, other);
            }
        }
    }

    private void union(int line, int other) {
        int one = leader(line);
        int two = leader(other);
        leaders[Math.max(one, two)] = Math.min(one, two);
    }

    private int leader(int line) {
        int leader = line;
        while (leaders[leader] != leader) {
            leaders[leader] = leaders[leaders[leader]];
            leader = leaders[leader];
        }
        return leader;
    }
}
