package dev.tare.optimizer.repeat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds maximal runs of units that stand in several places. Longer ones first; a shorter one counts only where it is no mere part of
 * a longer one. Each unit is looked at so many times at most, so work is linear, whatever repeats itself.
 */
final class ExactRuns {

    /** How many runs that start at one unit are looked at. */
    private static final int MOST_VISITS = 16;

    private final RunRow row;
    private final SuffixOrder order;
    private final List<Run> found = new ArrayList<>();

    /** For each of the order the next one, itself included, whose start may still be looked at. */
    private final int[] alive;

    private final byte[] visits;

    private final Cover cover;

    private long looks;

    private ExactRuns(UnitTable table) {
        this.row = RunRow.of(table);
        this.order = SuffixOrder.of(row.numbers, row.bound);
        this.alive = new int[row.numbers.length + 1];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = i;
        }
        this.visits = new byte[row.numbers.length];
        this.cover = new Cover(table.size);
    }

    /** Returns the runs, longest first. */
    static List<Run> of(UnitTable table, WorkCount work) {
        ExactRuns runs = new ExactRuns(table);
        runs.find();
        work.addLooks(runs.looks);
        return runs.found;
    }

    private void find() {
        Intervals intervals = Intervals.of(order, row.numbers);
        long[] byLength = new long[intervals.size];
        for (int i = 0; i < intervals.size; i++) {
            byLength[i] = (long) intervals.lengths[i] << 32 | i;
        }
        Arrays.sort(byLength);
        for (int i = byLength.length - 1; i >= 0; i--) {
            int interval = (int) byLength[i];
            look(intervals.lengths[interval], intervals.firsts[interval], intervals.lasts[interval]);
        }
    }

    private void look(int length, int first, int last) {
        int[] starts = new int[8];
        int size = 0;
        int end = length;
        for (int at = nextAlive(first); at <= last; at = nextAlive(at + 1)) {
            int start = order.starts[at];
            looks++;
            if (++visits[at] >= MOST_VISITS) {
                alive[at] = at + 1;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
            }
            starts[size++] = start;
        }
        if (size < 2) {
            return;
        }
        // All begin and end alike, so what is trimmed from one is trimmed from all.
        int skip = row.units[starts[0]] < 0 ? 1 : 0;
        if (row.units[starts[0] + end - 1] < 0) {
            end--;
        }
        if (end <= skip) {
            return;
        }
        int firstUnit = row.units[starts[0] + skip];
        int count = row.units[starts[0] + end - 1] - firstUnit + 1;
        for (int i = 0; i < size; i++) {
            starts[i] = row.units[starts[i] + skip];
        }
        Arrays.sort(starts, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || starts[i] >= starts[kept - 1] + count) {
                starts[kept++] = starts[i];
            }
        }
        if (kept < 2) {
            return;
        }
        Run run = new Run(Arrays.copyOf(starts, kept), count);
        if (cover.isNew(run, 0)) {
            found.add(run);
        }
    }

    private int nextAlive(int from) {
        int root = from;
        while (alive[root] != root) {
            root = alive[root];
        }
        int at = from;
        while (alive[at] != root && at != root) {
            int next = alive[at];
            alive[at] = root;
            at = next;
        }
        return root;
    }
}
