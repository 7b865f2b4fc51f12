package dev.tare.optimizer.repeat;

import java.util.Arrays;

/**
 * The suffixes of a row of numbers in order, and how much neighbours have in common. Made by doubling, so that rows without any
 * end to their repeats take no longer than others but by a logarithm.
 */
final class SuffixOrder {

    /** Where each suffix starts, in order. */
    final int[] starts;

    /** For each but the first, how many numbers it has in common with the one before. */
    final int[] common;

    private SuffixOrder(int[] starts, int[] common) {
        this.starts = starts;
        this.common = common;
    }

    /**
     * Orders the suffixes.
     *
     * @param row numbers from 0
     * @param bound more than the largest number
     */
    static SuffixOrder of(int[] row, int bound) {
        int n = row.length;
        int[] order = new int[n];
        int[] rank = new int[n];
        int[] shifted = new int[n];
        int[] ranks = new int[n];
        int[] counts = new int[Math.max(bound, n) + 1];
        for (int i = 0; i < n; i++) {
            counts[row[i] + 1]++;
        }
        accumulate(counts);
        for (int i = 0; i < n; i++) {
            order[counts[row[i]]++] = i;
        }
        int classes = 0;
        for (int i = 0; i < n; i++) {
            classes += i > 0 && row[order[i]] == row[order[i - 1]] ? 0 : 1;
            rank[order[i]] = classes - 1;
        }
        for (int length = 1; classes < n && length < n; length *= 2) {
            int size = 0;
            for (int i = n - length; i < n; i++) {
                shifted[size++] = i;
            }
            for (int i = 0; i < n; i++) {
                if (order[i] >= length) {
                    shifted[size++] = order[i] - length;
                }
            }
            Arrays.fill(counts, 0, classes + 1, 0);
            for (int i = 0; i < n; i++) {
                counts[rank[i] + 1]++;
            }
            for (int i = 0; i < classes; i++) {
                counts[i + 1] += counts[i];
            }
            for (int i = 0; i < n; i++) {
                order[counts[rank[shifted[i]]]++] = shifted[i];
            }
            classes = 0;
            for (int i = 0; i < n; i++) {
                classes += i > 0 && isSame(rank, order[i], order[i - 1], length) ? 0 : 1;
                ranks[order[i]] = classes - 1;
            }
            System.arraycopy(ranks, 0, rank, 0, n);
        }
        return new SuffixOrder(order, common(row, order, rank));
    }

    private static boolean isSame(int[] rank, int a, int b, int length) {
        int afterA = a + length < rank.length ? rank[a + length] : -1;
        int afterB = b + length < rank.length ? rank[b + length] : -1;
        return rank[a] == rank[b] && afterA == afterB;
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private static int[] common(int[] row, int[] order, int[] rank) {
        int n = row.length;
        int[] common = new int[n];
        int known = 0;
        for (int i = 0; i < n; i++) {
            if (rank[i] == 0) {
                known = 0;
                continue;
            }
            int other = order[rank[i] - 1];
            while (i + known < n && other + known < n && row[i + known] == row[other + known]) {
                known++;
            }
            common[rank[i]] = known;
            known = Math.max(0, known - 1);
        }
        return common;
    }
}
