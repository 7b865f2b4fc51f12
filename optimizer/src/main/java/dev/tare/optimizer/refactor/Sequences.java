package dev.tare.optimizer.refactor;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds what two sequences have in common in the same order: what stands once in both first, then what lies between. Work is nearly linear:
 * only short stretches are compared each with each.
 */
public final class Sequences {

    /** How many comparisons a stretch may take. */
    private static final long MOST_CELLS = 200_000;

    private final long[] a;
    private final long[] b;

    /** For each of the first sequence the index in the second, or -1. */
    private final int[] match;

    private final Deque<int[]> open = new ArrayDeque<>();

    private final long mostCells;

    private Sequences(long[] a, long[] b, long mostCells) {
        this.a = a;
        this.b = b;
        this.mostCells = mostCells;
        this.match = new int[a.length];
        Arrays.fill(match, -1);
    }

    /** Returns for each of the first sequence the index of the same one in the second, in ascending order, or -1. */
    public static int[] match(long[] a, long[] b) {
        return match(a, b, MOST_CELLS);
    }

    /**
     * Does the same, faster and less well where much differs that stands several times.
     *
     * @param mostCells how many comparisons a stretch may take; longer ones are cut at what stands once in both
     */
    public static int[] match(long[] a, long[] b, long mostCells) {
        Sequences sequences = new Sequences(a, b, mostCells);
        sequences.open.push(new int[] {0, a.length, 0, b.length});
        while (!sequences.open.isEmpty()) {
            int[] range = sequences.open.pop();
            sequences.range(range[0], range[1], range[2], range[3]);
        }
        return sequences.match;
    }

    private void range(int aFrom, int aTo, int bFrom, int bTo) {
        int a0 = aFrom;
        int b0 = bFrom;
        int a1 = aTo;
        int b1 = bTo;
        while (a0 < a1 && b0 < b1 && a[a0] == b[b0]) {
            match[a0++] = b0++;
        }
        while (a0 < a1 && b0 < b1 && a[a1 - 1] == b[b1 - 1]) {
            match[--a1] = --b1;
        }
        if (a0 == a1 || b0 == b1) {
            return;
        }
        if ((long) (a1 - a0) * (b1 - b0) <= mostCells) {
            longest(a0, a1, b0, b1);
        } else {
            anchors(a0, a1, b0, b1);
        }
    }

    /** The longest common subsequence of a short stretch. */
    private void longest(int a0, int a1, int b0, int b1) {
        int n = a1 - a0;
        int m = b1 - b0;
        int[][] best = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                best[i][j] = a[a0 + i] == b[b0 + j] ? best[i + 1][j + 1] + 1 : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (a[a0 + i] == b[b0 + j]) {
                match[a0 + i++] = b0 + j++;
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Cuts a long stretch at what stands in both sides once, as far as that is in the same order. */
    private void anchors(int a0, int a1, int b0, int b1) {
        Map<Long, int[]> places = new HashMap<>();
        for (int i = a0; i < a1; i++) {
            int at = i;
            int[] place = places.computeIfAbsent(a[i], key -> new int[] {0, at, 0, -1});
            place[0]++;
        }
        for (int j = b0; j < b1; j++) {
            int[] place = places.get(b[j]);
            if (place != null) {
                place[2]++;
                place[3] = j;
            }
        }
        int[] left = new int[a1 - a0];
        int[] right = new int[a1 - a0];
        int count = 0;
        for (int i = a0; i < a1; i++) {
            int[] place = places.get(a[i]);
            if (place != null && place[0] == 1 && place[2] == 1) {
                left[count] = i;
                right[count++] = place[3];
            }
        }
        int[] chain = ascending(right, count);
        int aAt = a0;
        int bAt = b0;
        for (int index : chain) {
            match[left[index]] = right[index];
            open.push(new int[] {aAt, left[index], bAt, right[index]});
            aAt = left[index] + 1;
            bAt = right[index] + 1;
        }
        if (chain.length > 0) {
            open.push(new int[] {aAt, a1, bAt, b1});
        }
        // Without any anchor the stretch is left to those who look for moves.
    }

    /** Returns the indexes of a longest ascending subsequence. */
    static int[] ascending(int[] values, int count) {
        int[] tails = new int[count];
        int[] before = new int[count];
        int length = 0;
        for (int i = 0; i < count; i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (values[tails[middle]] < values[i]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : tails[low - 1];
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        int[] chain = new int[length];
        for (int at = length == 0 ? -1 : tails[length - 1], i = length - 1; at >= 0; at = before[at]) {
            chain[i--] = at;
        }
        return chain;
    }
}
