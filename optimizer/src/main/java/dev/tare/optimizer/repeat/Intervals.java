package dev.tare.optimizer.repeat;

import java.util.Arrays;

/** The stretches of a suffix order whose suffixes begin alike and go on differently, both to the right and to the left. */
final class Intervals {

    int size;
    int[] lengths = new int[64];
    int[] firsts = new int[64];
    int[] lasts = new int[64];

    private Intervals() {}

    static Intervals of(SuffixOrder order, int[] row) {
        int n = row.length;
        Intervals found = new Intervals();
        // How often what stands before a suffix differs from what stands before the suffix before it, summed up.
        int[] changes = new int[n + 1];
        for (int i = 1; i < n; i++) {
            int before = order.starts[i] == 0 ? -1 : row[order.starts[i] - 1];
            int other = order.starts[i - 1] == 0 ? -1 : row[order.starts[i - 1] - 1];
            changes[i] = changes[i - 1] + (before == other ? 0 : 1);
        }
        int[] openLength = new int[n + 1];
        int[] openFirst = new int[n + 1];
        int depth = 0;
        for (int i = 1; i <= n; i++) {
            int common = i < n ? order.common[i] : 0;
            int first = i - 1;
            while (depth > 0 && openLength[depth - 1] > common) {
                depth--;
                first = openFirst[depth];
                if (changes[i - 1] > changes[first]) {
                    found.add(openLength[depth], first, i - 1);
                }
            }
            if (common > 0 && (depth == 0 || openLength[depth - 1] < common)) {
                openLength[depth] = common;
                openFirst[depth++] = first;
            }
        }
        return found;
    }

    private void add(int length, int first, int last) {
        if (size == lengths.length) {
            lengths = Arrays.copyOf(lengths, size * 2);
            firsts = Arrays.copyOf(firsts, size * 2);
            lasts = Arrays.copyOf(lasts, size * 2);
        }
        lengths[size] = length;
        firsts[size] = first;
        lasts[size++] = last;
    }
}
