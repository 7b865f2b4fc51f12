package dev.tare.core.token;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Counts the tokens of a text piece by piece, with what one thread needs for it: a memo, and room to merge. */
final class PieceCounter {

    /** Sets of the memo. It takes 512 KiB: what a core's nearer caches hold. */
    private static final int MEMO_BITS = 14;

    /** Runs of fewer spaces than this are remembered. */
    private static final int LONGEST_SPACES = 1 << 13;

    private final RankTable table;
    private final PieceSplitter splitter;
    private final PairMerger merger;

    /**
     * The counts of short pieces met before, as head, tail and count of a {@link PieceKey}. Exact, because the key is the piece
     * itself; bounded, because a piece has two places only: the second for the newest, the first for what was met again.
     */
    private final long[] memo = new long[4 << MEMO_BITS];

    private final PieceMemo longMemo = new PieceMemo();

    /** The counts of long runs of spaces by their length, 0 where it is unknown. */
    private int[] spaces = {};

    /** Where the next piece starts. */
    private int from;

    PieceCounter(RankTable table, PieceSplitter splitter) {
        this.table = table;
        this.splitter = splitter;
        this.merger = new PairMerger(table);
    }

    /** Returns the number of tokens of the text in {@code utf8[start, end)}. */
    int count(byte[] utf8, int start, int end) {
        from = start;
        return countTo(utf8, end, end);
    }

    /** Returns the tokens that begin between each two neighbouring cuts, when the whole text is counted. */
    int[] countBetween(byte[] utf8, int[] cuts) {
        int[] counts = new int[cuts.length - 1];
        from = 0;
        for (int passed = 0; passed < cuts.length; passed++) {
            int count = countTo(utf8, utf8.length, cuts[passed]);
            boolean crossed = from < cuts[passed];
            int end = crossed ? splitter.end(utf8, from, utf8.length) : from;
            if (crossed && countPiece(utf8, from, end - from) > 1) {
                distribute(merger.starts(utf8, from, end), cuts, passed, counts);
            } else if (crossed) {
                count++;
            }
            if (passed > 0) {
                counts[passed - 1] += count;
            }
            from = end;
        }
        return counts;
    }

    /** Adds the tokens of a piece that goes over the cut of index {@code passed}, and perhaps over more. */
    private static void distribute(int[] starts, int[] cuts, int passed, int[] counts) {
        int next = passed;
        for (int start : starts) {
            while (next < cuts.length && cuts[next] <= start) {
                next++;
            }
            if (next > 0 && next < cuts.length) {
                counts[next - 1]++;
            }
        }
    }

    /**
     * Counts the pieces that end at {@code stop} or before, and leaves {@link #from} after them.
     *
     * @param end where the text ends
     */
    private int countTo(byte[] utf8, int end, int stop) {
        // A buffer reads eight bytes at once, and unlike a VarHandle costs nothing at the start.
        ByteBuffer text = ByteBuffer.wrap(utf8).order(ByteOrder.LITTLE_ENDIAN);
        PieceSplitter splitter = this.splitter;
        int wide = end - 2 * Long.BYTES; // the last offset that has sixteen bytes after it
        int count = 0;
        int at = from;
        while (at < stop) {
            long head;
            long tail;
            int length = 0;
            if (at <= wide) {
                head = text.getLong(at);
                tail = text.getLong(at + Long.BYTES);
                length = splitter.wordLength(head, tail);
            } else {
                head = PieceKey.load(utf8, at);
                tail = PieceKey.load(utf8, at + Long.BYTES);
            }
            if (length == 0) {
                length = splitter.end(utf8, at, end) - at;
            }
            if (at + length > stop) {
                break;
            }
            count += length > PieceKey.LONGEST
                    ? countLong(utf8, at, length)
                    : countShort(utf8, at, length, PieceKey.head(head, length), PieceKey.tail(tail, length));
            at += length;
        }
        from = at;
        return count;
    }

    private int countPiece(byte[] utf8, int start, int length) {
        if (length > PieceKey.LONGEST) {
            return countLong(utf8, start, length);
        }
        long head = PieceKey.head(PieceKey.load(utf8, start), length);
        long tail = PieceKey.tail(PieceKey.load(utf8, start + Long.BYTES), length);
        return countShort(utf8, start, length, head, tail);
    }

    private int countShort(byte[] utf8, int start, int length, long head, long tail) {
        int set = (int) (PieceKey.hash(head, tail) >>> 64 - MEMO_BITS) << 2;
        long[] memo = this.memo;
        long known = memo[set + 1];
        return memo[set] == head && (known & PieceKey.TAIL_MASK) == tail
                ? (int) (known >>> PieceKey.COUNT_SHIFT)
                : countOther(utf8, start, length, head, tail, set);
    }

    /** Counts a short piece that is not in the first place of its set. */
    private int countOther(byte[] utf8, int start, int length, long head, long tail, int set) {
        long[] memo = this.memo;
        long known = memo[set + 3];
        if (memo[set + 2] == head && (known & PieceKey.TAIL_MASK) == tail) {
            // What comes often gets the first place, where a look-up ends soonest.
            memo[set + 2] = memo[set];
            memo[set + 3] = memo[set + 1];
            memo[set] = head;
            memo[set + 1] = known;
            return (int) (known >>> PieceKey.COUNT_SHIFT);
        }
        int count = table.isToken(head, tail, length) ? 1 : merger.count(utf8, start, start + length);
        int place = memo[set + 1] == 0 ? set : set + 2;
        memo[place] = head;
        memo[place + 1] = tail | (long) count << PieceKey.COUNT_SHIFT;
        return count;
    }

    private int countLong(byte[] utf8, int start, int length) {
        int end = start + length;
        if (length > PieceMemo.LONGEST) {
            boolean spaces = length < LONGEST_SPACES
                    && utf8[start] == ' '
                    && Arrays.equals(utf8, start, end - 1, utf8, start + 1, end);
            return spaces ? countSpaces(utf8, start, length) : merger.count(utf8, start, end);
        }
        int count = longMemo.find(utf8, start, end);
        if (count == PieceMemo.UNKNOWN) {
            count = merger.count(utf8, start, end);
            longMemo.put(utf8, start, end, count);
        }
        return count;
    }

    /** Merging is slowest for runs of one byte, and indentations of the same width come again. */
    private int countSpaces(byte[] utf8, int start, int length) {
        if (spaces.length == 0) {
            spaces = new int[LONGEST_SPACES];
        }
        if (spaces[length] == 0) {
            spaces[length] = merger.count(utf8, start, start + length);
        }
        return spaces[length];
    }
}
