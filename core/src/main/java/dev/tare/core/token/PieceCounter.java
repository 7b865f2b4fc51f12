package dev.tare.core.token;

/** Counts the tokens of pieces, with what one thread needs for it: a memo and room to merge. */
final class PieceCounter {

    /** 512 KiB: what a thread's nearer caches hold. */
    private static final int MEMO_BITS = 14;

    private final RankTable table;
    private final PieceSplitter splitter;

    /**
     * The counts of pieces met before, as head, tail and count of a {@link PieceKey} in two numbers. Exact, because the key is
     * the piece itself; bounded, because a piece has two places and the newest that fall on them stay.
     */
    private final long[] memo = new long[4 << MEMO_BITS];

    private final PieceMemo longMemo = new PieceMemo();
    private final PairMerger merger;

    PieceCounter(RankTable table, PieceSplitter splitter) {
        this.table = table;
        this.splitter = splitter;
        this.merger = new PairMerger(table);
    }

    /** Returns the number of tokens of the text in {@code utf8[start, end)}. */
    int count(byte[] utf8, int start, int end) {
        int count = 0;
        for (int from = start; from < end; ) {
            int to = splitter.quickEnd(utf8, from, end);
            if (to == from) {
                to = splitter.slowEnd(utf8, from, end);
            }
            int length = to - from;
            count += length > PieceKey.LONGEST ? countLong(utf8, from, to) : countShort(utf8, from, length);
            from = to;
        }
        return count;
    }

    /** Returns the tokens that begin between each two neighbouring cuts, when the whole text is counted. */
    int[] countBetween(byte[] utf8, int[] cuts) {
        int[] counts = new int[cuts.length - 1];
        int passed = 0; // cuts at or before the place we are at
        for (int from = 0; from < utf8.length; ) {
            while (passed < cuts.length && cuts[passed] <= from) {
                passed++;
            }
            if (passed == cuts.length) {
                break;
            }
            int to = splitter.end(utf8, from, utf8.length);
            int length = to - from;
            int count = length > PieceKey.LONGEST ? countLong(utf8, from, to) : countShort(utf8, from, length);
            if (to <= cuts[passed] || count == 1) {
                if (passed > 0) {
                    counts[passed - 1] += count;
                }
            } else {
                countWithin(utf8, from, to, cuts, passed, counts);
            }
            from = to;
        }
        return counts;
    }

    /** Adds the tokens of a piece that some cuts go through. */
    private void countWithin(byte[] utf8, int start, int end, int[] cuts, int passedBefore, int[] counts) {
        int passed = passedBefore;
        for (int begin : merger.starts(utf8, start, end)) {
            while (passed < cuts.length && cuts[passed] <= begin) {
                passed++;
            }
            if (passed == cuts.length) {
                return;
            }
            if (passed > 0) {
                counts[passed - 1]++;
            }
        }
    }

    private int countShort(byte[] utf8, int start, int length) {
        long head = PieceKey.head(utf8, start, length);
        long tail = PieceKey.tail(utf8, start, length);
        long[] memo = this.memo;
        int set = (int) (PieceKey.hash(head, tail) >>> 64 - MEMO_BITS) << 2;
        long known = memo[set + 1];
        if (memo[set] == head && (known & PieceKey.TAIL_MASK) == tail) {
            return (int) (known >>> PieceKey.COUNT_SHIFT);
        }
        known = memo[set + 3];
        if (memo[set + 2] == head && (known & PieceKey.TAIL_MASK) == tail) {
            return (int) (known >>> PieceKey.COUNT_SHIFT);
        }
        int count = table.isToken(head, tail, length) ? 1 : merger.count(utf8, start, start + length);
        memo[set + 2] = memo[set];
        memo[set + 3] = memo[set + 1];
        memo[set] = head;
        memo[set + 1] = tail | (long) count << PieceKey.COUNT_SHIFT;
        return count;
    }

    private int countLong(byte[] utf8, int start, int end) {
        if (end - start > PieceMemo.LONGEST) {
            return merger.count(utf8, start, end);
        }
        int count = longMemo.find(utf8, start, end);
        if (count == PieceMemo.UNKNOWN) {
            count = merger.count(utf8, start, end);
            longMemo.put(utf8, start, end, count);
        }
        return count;
    }
}
