package dev.tare.optimizer.repeat;

import dev.tare.optimizer.repeat.Units.Kind;
import java.util.ArrayList;
import java.util.List;

/** The stretches of a module that say something by themselves, smaller kinds first. */
final class UnitRanges {

    private final Units units;
    private final List<Long> ranges = new ArrayList<>();

    UnitRanges(Units units) {
        this.units = units;
    }

    /** Returns the first unit of each in the upper half of a number, and the one after its last in the lower; some twice. */
    List<Long> all() {
        singles();
        lists();
        bodies();
        int start = units.size > 0 && units.kinds[0] == Kind.BREAK ? 1 : 0;
        add(start, units.size);
        return ranges;
    }

    private void singles() {
        for (int i = 0; i < units.size; i++) {
            switch (units.kinds[i]) {
                case PARAGRAPH, TABLE, FENCE, LEAF, OTHER -> add(i, i + 1);
                case ITEM -> add(i, units.treeEnds[i]);
                case HEADING, OPEN, CLOSE, BREAK -> {}
            }
        }
    }

    private void lists() {
        boolean[] inList = new boolean[units.size];
        for (int i = 0; i < units.size; i++) {
            if (units.kinds[i] == Kind.ITEM && !inList[i]) {
                int end = units.treeEnds[i];
                while (end < units.size && units.kinds[end] == Kind.ITEM && units.parents[end] == units.parents[i]) {
                    inList[end] = true;
                    end = units.treeEnds[end];
                }
                add(i, end);
            }
        }
    }

    private void bodies() {
        for (int i = 0; i < units.size; i++) {
            if (units.kinds[i] == Kind.HEADING) {
                add(i + 1, units.treeEnds[i]);
            } else if (units.kinds[i] == Kind.OPEN) {
                int last = units.treeEnds[i] - 1;
                add(i + 1, units.kinds[last] == Kind.CLOSE ? last : last + 1);
            }
        }
    }

    private void add(int from, int to) {
        if (from < to) {
            ranges.add((long) from << 32 | to);
        }
    }
}
