package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.repeat.Repeat.Place;
import dev.tare.optimizer.repeat.Repeat.Substitution;
import dev.tare.optimizer.repeat.Units.Kind;
import java.util.Arrays;
import java.util.List;

/** The units of all modules, numbered through in the order of the modules. */
final class UnitTable {

    /** Stands for a text that stands nowhere else. */
    static final int SINGLE = -1;

    final List<Units> modules;
    final int size;

    /** For each unit the number of its text, the same for all units with that text, or {@link #SINGLE}. */
    final int[] texts;

    /** How many texts stand more than once. */
    final int repeatedTexts;

    private final int[] first;

    UnitTable(List<Units> modules) {
        this.modules = List.copyOf(modules);
        this.first = new int[modules.size() + 1];
        for (int m = 0; m < modules.size(); m++) {
            first[m + 1] = Math.addExact(first[m], modules.get(m).size);
        }
        this.size = first[modules.size()];
        long[] known = repeatedHashes();
        this.repeatedTexts = known.length;
        this.texts = new int[size];
        for (int m = 0; m < modules.size(); m++) {
            Units units = modules.get(m);
            for (int i = 0; i < units.size; i++) {
                int found = units.kinds[i] == Kind.BREAK ? SINGLE : Arrays.binarySearch(known, units.hashes[i]);
                texts[first[m] + i] = Math.max(SINGLE, found);
            }
        }
    }

    int first(int module) {
        return first[module];
    }

    /** Returns the module that a unit stands in. */
    int moduleOf(int unit) {
        int found = Arrays.binarySearch(first, unit);
        int module = found >= 0 ? found : -found - 2;
        // Modules without units start where the next one does.
        while (module + 1 < first.length && first[module + 1] == unit) {
            module++;
        }
        return module;
    }

    /** Returns the place of units that follow each other in one module. */
    Place place(int from, int to, List<Substitution> substitutions) {
        int module = moduleOf(from);
        Units units = modules.get(module);
        int local = from - first[module];
        Span span = units.span(local, to - first[module]);
        return new Place(units.source.id(), span, units.parentsOf(local), substitutions);
    }

    SourceText source(int unit) {
        return modules.get(moduleOf(unit)).source;
    }

    Stretch stretch(int from, int to) {
        int module = moduleOf(from);
        Units units = modules.get(module);
        return Stretch.of(units.source, units.span(from - first[module], to - first[module]));
    }

    /** Returns a hash of units that follow each other and of how they do. */
    long hash(int from, int to) {
        int module = moduleOf(from);
        Units units = modules.get(module);
        long hash = Hashes.SEED;
        for (int i = from - first[module]; i < to - first[module]; i++) {
            hash = Hashes.mixed(hash ^ units.hashes[i]);
            if (i > from - first[module]) {
                hash = Hashes.mixed(hash + units.joints[i]);
            }
        }
        return hash;
    }

    /** Returns the hashes that more than one unit has, in order. */
    private long[] repeatedHashes() {
        long[] all = new long[size];
        int count = 0;
        for (Units units : modules) {
            for (int i = 0; i < units.size; i++) {
                if (units.kinds[i] != Kind.BREAK) {
                    all[count++] = units.hashes[i];
                }
            }
        }
        Arrays.sort(all, 0, count);
        int kept = 0;
        for (int i = 0; i < count; ) {
            int next = i + 1;
            while (next < count && all[next] == all[i]) {
                next++;
            }
            if (next > i + 1) {
                all[kept++] = all[i];
            }
            i = next;
        }
        return Arrays.copyOf(all, kept);
    }
}
