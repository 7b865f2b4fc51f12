package dev.tare.core.token;

/**
 * Merges the bytes of one piece to tokens: always the pair of neighbours that makes the token of lowest rank, the leftmost
 * of equals, until no pair makes a token. For one thread at a time. Short pieces are scanned for the lowest pair at each
 * step; long ones go to {@link LongMerger}.
 */
final class PairMerger {

    /** Up to here a scan is faster than a heap. */
    static final int LONGEST_SCAN = 64;

    private final RankTable table;
    private final LongMerger longMerger;
    private final int[] tokens = new int[LONGEST_SCAN];
    private final int[] pairs = new int[LONGEST_SCAN];

    PairMerger(RankTable table) {
        this.table = table;
        this.longMerger = new LongMerger(table);
    }

    /** Returns the number of tokens of a piece of at least one byte. */
    int count(byte[] utf8, int start, int end) {
        return end - start <= LONGEST_SCAN ? scan(utf8, start, end) : longMerger.count(utf8, start, end);
    }

    /** Returns the offsets at which the tokens of a piece begin. */
    int[] starts(byte[] utf8, int start, int end) {
        return longMerger.starts(utf8, start, end);
    }

    private int scan(byte[] utf8, int start, int end) {
        RankTable table = this.table;
        int[] tokens = this.tokens;
        int[] pairs = this.pairs;
        int last = end - start - 1;
        tokens[0] = table.ofByte(utf8[start]);
        for (int i = 0; i < last; i++) {
            tokens[i + 1] = table.ofByte(utf8[start + i + 1]);
            pairs[i] = table.ofTwoBytes(utf8[start + i], utf8[start + i + 1]);
        }
        while (true) {
            int lowest = RankTable.NONE;
            int at = 0;
            for (int i = 0; i < last; i++) {
                int rank = pairs[i];
                if (rank < lowest) {
                    lowest = rank;
                    at = i;
                }
            }
            if (lowest == RankTable.NONE) {
                return last + 1;
            }
            last--;
            tokens[at] = lowest;
            for (int i = at + 1; i <= last; i++) {
                tokens[i] = tokens[i + 1];
                pairs[i - 1] = pairs[i];
            }
            if (at > 0) {
                pairs[at - 1] = table.ofPair(tokens[at - 1], lowest);
            }
            if (at < last) {
                pairs[at] = table.ofPair(lowest, tokens[at + 1]);
            }
        }
    }
}
