package dev.tare.core.token;

/** Counts the tokens of pieces, with what one thread needs for it: a memo and room to merge. */
final class PieceCounter {

    private final RankTable table;
    private final PieceSplitter splitter;
    private final PieceMemo memo = new PieceMemo();
    private final PairMerger merger;

    PieceCounter(RankTable table, PieceSplitter splitter) {
        this.table = table;
        this.splitter = splitter;
        this.merger = new PairMerger(table);
    }

    int count(byte[] utf8, int start, int end) {
        int count = 0;
        for (int from = start; from < end; ) {
            int to = splitter.end(utf8, from, end);
            count += countPiece(utf8, from, to);
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
            int count = countPiece(utf8, from, to);
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

    private int countPiece(byte[] utf8, int start, int end) {
        int length = end - start;
        if (length <= 2) {
            return length == 1 || table.ofTwoBytes(utf8[start], utf8[start + 1]) != RankTable.NONE ? 1 : 2;
        }
        if (length <= PieceMemo.LONGEST_SHORT) {
            return countShort(utf8, start, end);
        }
        return length <= PieceMemo.LONGEST_MIDDLE ? countMiddle(utf8, start, end) : countLong(utf8, start, end);
    }

    private int countShort(byte[] utf8, int start, int end) {
        long key = PieceMemo.shortKey(utf8, start, end);
        int count = memo.shortCount(key);
        if (count == PieceMemo.UNKNOWN) {
            count = table.isWord(key) ? 1 : merger.count(utf8, start, end);
            memo.putShort(key, count);
        }
        return count;
    }

    private int countMiddle(byte[] utf8, int start, int end) {
        long head = PieceMemo.middleHead(utf8, start);
        long tail = PieceMemo.middleTail(utf8, start, end);
        int count = memo.middleCount(head, tail);
        if (count == PieceMemo.UNKNOWN) {
            count = merger.count(utf8, start, end);
            memo.putMiddle(head, tail, count);
        }
        return count;
    }

    private int countLong(byte[] utf8, int start, int end) {
        if (end - start > PieceMemo.LONGEST) {
            return merger.count(utf8, start, end);
        }
        int count = memo.longCount(utf8, start, end);
        if (count == PieceMemo.UNKNOWN) {
            count = merger.count(utf8, start, end);
            memo.putLong(utf8, start, end, count);
        }
        return count;
    }
}
