package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.repeat.Units.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Runs that stand in two places with little between them that differs: a list of which some items were changed, in the midst of a longer
 * one. Each run is joined to one before it and one behind it at most, so work is linear.
 */
final class NearChains {

    /** How many units may differ between two runs, and how many at either end of them all. */
    private static final int MOST_BETWEEN = 2;

    /** This share of the words of a unit at an end is in the other one. */
    private static final double LEAST_COMMON = 0.5;

    /**
     * Two ranges of units that are nearly the same.
     *
     * @param a the first unit of the first
     * @param aEnd the one after its last
     * @param b the first unit of the second
     * @param bEnd the one after its last
     */
    record Pair(int a, int aEnd, int b, int bEnd) {}

    private record Start(int a, int b) {}

    private final UnitTable table;
    private final Map<Start, Integer> lengths = new LinkedHashMap<>();

    private NearChains(UnitTable table) {
        this.table = table;
    }

    /**
     * Returns the pairs, in the order of the runs.
     *
     * @param runs longest first
     * @param mayMeet tells which modules are compared with each other
     */
    static List<Pair> of(UnitTable table, List<Run> runs, BiPredicate<ModuleId, ModuleId> mayMeet) {
        NearChains chains = new NearChains(table);
        for (Run run : runs) {
            int[] starts = run.starts();
            for (int i = 1; i < starts.length; i++) {
                chains.add(starts[0], starts[i], run.length(), mayMeet);
                chains.add(starts[i - 1], starts[i], run.length(), mayMeet);
            }
        }
        return chains.find();
    }

    private void add(int a, int b, int length, BiPredicate<ModuleId, ModuleId> mayMeet) {
        if (mayMeet.test(table.source(a).id(), table.source(b).id())) {
            lengths.putIfAbsent(new Start(a, b), length);
        }
    }

    private List<Pair> find() {
        Map<Start, Start> next = new HashMap<>();
        Set<Start> joined = new HashSet<>();
        for (Map.Entry<Start, Integer> entry : lengths.entrySet()) {
            Start after = after(entry.getKey(), entry.getValue());
            if (after != null && joined.add(after)) {
                next.put(entry.getKey(), after);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (Start start : lengths.keySet()) {
            if (joined.contains(start)) {
                continue;
            }
            Start last = start;
            for (Start after = next.get(last); after != null; after = next.get(last)) {
                last = after;
            }
            int length = lengths.getOrDefault(last, 0);
            Pair whole = widened(start.a, last.a + length, start.b, last.b + length);
            if (!last.equals(start) || whole.aEnd - whole.a > length) {
                pairs.add(whole);
            }
        }
        return pairs;
    }

    /** Returns the run that comes next in both places, or null. Always further on, so chains have an end. */
    private @Nullable Start after(Start start, int length) {
        for (int sum = 1; sum <= 2 * MOST_BETWEEN; sum++) {
            for (int inA = Math.max(0, sum - MOST_BETWEEN); inA <= Math.min(sum, MOST_BETWEEN); inA++) {
                int a = skipped(start.a, start.a + length, inA);
                int b = skipped(start.b, start.b + length, sum - inA);
                Start after = new Start(a, b);
                if (a >= 0 && b >= 0 && lengths.containsKey(after)) {
                    return after;
                }
            }
        }
        return null;
    }

    /** Returns the unit so many neighbours further on that lies in the same as the first one, or -1. */
    private int skipped(int first, int from, int count) {
        int module = table.moduleOf(first);
        int base = table.first(module);
        Units units = table.modules.get(module);
        int at = from - base;
        for (int i = 0; i <= count; i++) {
            if (at >= units.size || units.parents[at] != units.parents[first - base] || units.kinds[at] == Kind.CLOSE) {
                return -1;
            }
            at = i < count ? units.treeEnds[at] : at;
        }
        return base + at;
    }

    /** Takes in a neighbour at either end where most of its words are the same. */
    private Pair widened(int a, int aEnd, int b, int bEnd) {
        int nextA = skipped(a, aEnd, 0);
        int nextB = skipped(b, bEnd, 0);
        int endA = aEnd;
        int endB = bEnd;
        if (nextA >= 0 && nextB >= 0 && isAlike(nextA, nextB)) {
            endA = treeEnd(nextA);
            endB = treeEnd(nextB);
        }
        int beforeA = before(a);
        int beforeB = before(b);
        return beforeA >= 0 && beforeB >= 0 && isAlike(beforeA, beforeB)
                ? new Pair(beforeA, endA, beforeB, endB)
                : new Pair(a, endA, b, endB);
    }

    private int treeEnd(int unit) {
        int module = table.moduleOf(unit);
        return table.first(module) + table.modules.get(module).treeEnds[unit - table.first(module)];
    }

    /** Returns the neighbour before a unit, when it holds nothing else, or -1. */
    private int before(int unit) {
        int module = table.moduleOf(unit);
        Units units = table.modules.get(module);
        int at = unit - table.first(module);
        boolean neighbour = at > 0
                && units.parents[at - 1] == units.parents[at]
                && units.treeEnds[at - 1] == at
                && units.kinds[at - 1] != Kind.CLOSE;
        return neighbour ? unit - 1 : -1;
    }

    private boolean isAlike(int one, int other) {
        return NearPairs.isAlike(words(one), words(other), LEAST_COMMON);
    }

    private WordScan words(int unit) {
        Stretch stretch = table.stretch(unit, treeEnd(unit));
        return WordScan.words(stretch.utf8(), stretch.start(), stretch.end());
    }
}
