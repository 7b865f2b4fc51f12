package dev.tare.optimizer.repeat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds maximal runs of units that stand in several places. Longer ones first; a shorter one counts only where it stands in a
 * place that no longer one has taken. Each unit is looked at so many times at most, so work is linear, whatever repeats itself.
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

    /** For each unit where the longest run ends that it lies in. */
    private final int[] taken;

    private long looks;

    private ExactRuns(UnitTable table) {
        this.row = RunRow.of(table);
        this.order = SuffixOrder.of(row.numbers, row.bound);
        this.alive = new int[row.numbers.length + 1];
        for (int i = 0; i < alive.length; i++) {
            alive[i] = i;
        }
        this.visits = new byte[row.numbers.length];
        this.taken = new int[table.size + 1];
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
        boolean fresh = false;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || starts[i] >= starts[kept - 1] + count) {
                starts[kept++] = starts[i];
                fresh |= taken[starts[i]] < starts[i] + count;
            }
        }
        if (kept < 2 || !fresh) {
            return;
        }
        int[] places = Arrays.copyOf(starts, kept);
        for (int place : places) {
            for (int unit = place; unit < place + count; unit++) {
                taken[unit] = Math.max(taken[unit], place + count);
            }
            looks += count;
        }
        found.add(new Run(places, count));
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
