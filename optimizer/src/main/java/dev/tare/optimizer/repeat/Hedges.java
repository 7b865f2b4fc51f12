package dev.tare.optimizer.repeat;

import dev.tare.optimizer.repeat.Units.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts runs into what can be taken out whole: neighbours below one heading, in one element or one list, each with all that lies in
 * it. The heading or the tag of which a run has only a part stays out, and so does a heading whose section is all there is.
 */
final class Hedges {

    private final UnitTable table;
    private final Run run;

    /** For each unit of the run whether a part of what lies in it is missing in some place. */
    private final boolean[] partial;

    /** For each unit whether it lies in something else than the one before it, in some place. */
    private final boolean[] apart;

    private Hedges(UnitTable table, Run run) {
        this.table = table;
        this.run = run;
        this.partial = new boolean[run.length()];
        this.apart = new boolean[run.length()];
    }

    static List<Run> of(UnitTable table, Run run) {
        Hedges hedges = new Hedges(table, run);
        for (int start : run.starts()) {
            hedges.findPartial(start);
        }
        for (int start : run.starts()) {
            hedges.findApart(start);
        }
        return hedges.cut();
    }

    private void findPartial(int start) {
        int module = table.moduleOf(start);
        Units units = table.modules.get(module);
        int from = start - table.first(module);
        for (int i = 0; i < partial.length; i++) {
            int unit = from + i;
            boolean open = units.treeEnds[unit] > from + partial.length;
            boolean unopened = units.kinds[unit] == Kind.CLOSE && units.parents[unit] < from;
            partial[i] |= open || unopened;
        }
    }

    private void findApart(int start) {
        int module = table.moduleOf(start);
        Units units = table.modules.get(module);
        int from = start - table.first(module);
        int before = -1;
        for (int i = 0; i < apart.length; ) {
            if (partial[i]) {
                before = -1;
                i++;
                continue;
            }
            apart[i] |= before >= 0 && units.parents[from + i] != units.parents[from + before];
            before = i;
            i = units.treeEnds[from + i] - from;
        }
    }

    private List<Run> cut() {
        int module = table.moduleOf(run.starts()[0]);
        Units units = table.modules.get(module);
        int from = run.starts()[0] - table.first(module);
        List<Run> cut = new ArrayList<>();
        int open = 0;
        int i = 0;
        while (i < partial.length) {
            if (partial[i] || apart[i]) {
                add(units, from, open, i, cut);
                open = partial[i] ? i + 1 : i;
            }
            i = partial[i] ? i + 1 : units.treeEnds[from + i] - from;
        }
        add(units, from, open, partial.length, cut);
        return cut;
    }

    private void add(Units units, int from, int first, int end, List<Run> cut) {
        int start = first;
        while (start < end && units.kinds[from + start] == Kind.HEADING && units.treeEnds[from + start] == from + end) {
            start++;
        }
        if (start < end) {
            int[] starts = new int[run.starts().length];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = run.starts()[i] + start;
            }
            cut.add(new Run(starts, end - start));
        }
    }
}
