package dev.tare.core.token;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Merges long pieces in about linear time and bounded memory. Pairs wait in a heap, and what exceeds a window is merged
 * window by window.
 *
 * <p>Why windows are exact: a row of tokens is what merging its bytes gives if and only if each two neighbours are what
 * merging the bytes of those two gives, because the first merge across a border between two tokens would be made in the two
 * alone as well. So any stretch of an outcome is an outcome, and two outcomes may be joined at a token that both have at the
 * same place. A window is cut well before its end, at a token the next window must begin with; if it begins with another
 * one, the piece is done anew with windows of twice the size.
 */
final class LongMerger {

    /** Bytes of the first windows; the arrays of one fit into the processor's fast caches. */
    private static final int WINDOW = 2048;

    /** How far before a window's end it is cut, in eighths of the window. The longest token has 128 bytes. */
    private static final int MARGIN_EIGHTHS = 1;

    private static final int NOWHERE = -1;

    private final RankTable table;
    private final int firstWindow;

    // Nodes are the bytes of a window; a token stands at the node of its first byte.
    private int[] token = {};
    private int[] next = {};
    private int[] previous = {};

    /** The rank of the token that the node's token and its right neighbour make, or NONE. */
    private int[] pair = {};

    /** Pairs as rank and node in one number, so that the least is the lowest rank and then the leftmost. May be outdated. */
    private long[] heap = {};

    private int heapSize;
    private long steps;

    LongMerger(RankTable table) {
        this(table, WINDOW);
    }

    LongMerger(RankTable table, int firstWindow) {
        this.table = table;
        this.firstWindow = firstWindow;
    }

    int count(byte[] utf8, int start, int end) {
        return windows(utf8, start, end, null);
    }

    /** Returns the offsets at which the piece's tokens begin. */
    int[] starts(byte[] utf8, int start, int end) {
        int[] starts = new int[end - start];
        int count = windows(utf8, start, end, starts);
        return Arrays.copyOf(starts, count);
    }

    /** Returns how many heap entries were moved so far: the work, for tests of its growth. */
    long steps() {
        return steps;
    }

    private int windows(byte[] utf8, int start, int end, int @Nullable [] starts) {
        for (int window = firstWindow; ; window *= 2) {
            int count = windows(utf8, start, end, window, starts);
            if (count != NOWHERE) {
                return count;
            }
        }
    }

    private int windows(byte[] utf8, int start, int end, int window, int @Nullable [] starts) {
        int count = 0;
        int from = start;
        int firstEnd = NOWHERE;
        while (true) {
            int size = Math.min(window, end - from);
            merge(utf8, from, size);
            if (firstEnd != NOWHERE && from + next[0] != firstEnd) {
                return NOWHERE;
            }
            boolean isLast = size == end - from;
            int cut = isLast ? size : size - size / 8 * MARGIN_EIGHTHS;
            int node = 0;
            while (isLast ? node < size : next[node] <= cut) {
                if (starts != null) {
                    starts[count] = from + node;
                }
                count++;
                node = next[node];
            }
            if (isLast) {
                return count;
            }
            firstEnd = from + next[node];
            from += node;
        }
    }

    /** Merges the bytes; afterwards {@link #next} leads from token to token, and from the last one to {@code size}. */
    private void merge(byte[] utf8, int from, int size) {
        prepare(utf8, from, size);
        while (heapSize > 0) {
            long least = heap[0];
            heap[0] = heap[--heapSize];
            sink(0);
            int node = (int) least;
            int rank = (int) (least >>> 32);
            if (pair[node] != rank) {
                continue; // the pair has changed since
            }
            int gone = next[node];
            int after = next[gone];
            token[node] = rank;
            pair[gone] = RankTable.NONE;
            next[node] = after;
            pair[node] = RankTable.NONE;
            if (after < size) {
                previous[after] = node;
                offer(node, after);
            }
            if (node > 0) {
                pair[previous[node]] = RankTable.NONE;
                offer(previous[node], node);
            }
        }
    }

    private void prepare(byte[] utf8, int from, int size) {
        if (token.length < size) {
            int length = Math.max(size, Math.min(2 * token.length, WINDOW));
            token = new int[length];
            next = new int[length];
            previous = new int[length];
            pair = new int[length];
            heap = new long[2 * length];
        }
        heapSize = 0;
        for (int i = 0; i < size; i++) {
            token[i] = table.ofByte(utf8[from + i]);
            next[i] = i + 1;
            previous[i] = i - 1;
            int rank = i + 1 < size ? table.ofTwoBytes(utf8[from + i], utf8[from + i + 1]) : RankTable.NONE;
            pair[i] = rank;
            if (rank != RankTable.NONE) {
                heap[heapSize++] = (long) rank << 32 | i;
            }
        }
        for (int i = heapSize / 2 - 1; i >= 0; i--) {
            sink(i);
        }
    }

    private void offer(int left, int right) {
        int rank = table.ofPair(token[left], token[right]);
        if (rank == RankTable.NONE) {
            return;
        }
        pair[left] = rank;
        long entry = (long) rank << 32 | left;
        int i = heapSize++;
        while (i > 0) {
            int parent = (i - 1) / 2;
            if (heap[parent] <= entry) {
                break;
            }
            heap[i] = heap[parent];
            i = parent;
            steps++;
        }
        heap[i] = entry;
    }

    private void sink(int at) {
        int size = heapSize;
        if (at >= size) {
            return;
        }
        long entry = heap[at];
        int i = at;
        for (int child = 2 * i + 1; child < size; child = 2 * i + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (entry <= heap[child]) {
                break;
            }
            heap[i] = heap[child];
            i = child;
            steps++;
        }
        heap[i] = entry;
    }
}
