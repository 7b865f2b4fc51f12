package dev.tare.optimizer.repeat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts that may be nearly the same as others: single units, lists, what stands below a heading or in an element, whole modules. Each
 * text once, with all the places it stands in, in order of the first.
 */
final class NearTexts {

    static final int LEAST_WORDS = 16;
    private static final int MOST_WORDS = 1000;

    /** How many times the words of a module may be looked at, in texts that lie in one another. */
    private static final int MOST_LAYERS = 4;

    private record Key(long hash, int length) {}

    final UnitTable table;
    private final List<Run> texts = new ArrayList<>();
    private final IntRow words = new IntRow();

    private NearTexts(UnitTable table) {
        this.table = table;
    }

    static NearTexts of(UnitTable table) {
        NearTexts found = new NearTexts(table);
        Map<Key, Integer> known = new HashMap<>();
        List<IntRow> starts = new ArrayList<>();
        IntRow lengths = new IntRow();
        for (int m = 0; m < table.modules.size(); m++) {
            for (long range : found.ranges(m)) {
                int start = table.first(m) + (int) (range >>> 32);
                int length = (int) range - (int) (range >>> 32);
                Key key = new Key(table.hash(start, start + length), length);
                Integer text = known.putIfAbsent(key, starts.size());
                if (text == null) {
                    text = starts.size();
                    starts.add(new IntRow());
                    lengths.add(length);
                }
                starts.get(text).add(start);
            }
        }
        for (int text = 0; text < starts.size(); text++) {
            found.texts.add(new Run(starts.get(text).sorted(), lengths.get(text)));
            found.words.add(found.wordsOf(text).size);
        }
        return found;
    }

    int size() {
        return texts.size();
    }

    /** Returns the places of a text. */
    Run get(int text) {
        return texts.get(text);
    }

    /** Returns how many words a text has. */
    int words(int text) {
        return words.get(text);
    }

    /** Returns a text in its first place. */
    Stretch stretch(int text) {
        Run run = texts.get(text);
        return table.stretch(run.starts()[0], run.starts()[0] + run.length());
    }

    WordScan wordsOf(int text) {
        Stretch stretch = stretch(text);
        return WordScan.words(stretch.utf8(), stretch.start(), stretch.end());
    }

    /** Tells whether the first places of two texts overlap: then the one is a part of the other. */
    boolean overlap(int a, int b) {
        Run one = texts.get(a);
        Run other = texts.get(b);
        return one.starts()[0] < other.starts()[0] + other.length()
                && other.starts()[0] < one.starts()[0] + one.length();
    }

    /** Returns the ranges of a module's units that are looked at: the first unit above, and the one after the last. */
    private List<Long> ranges(int module) {
        Units units = table.modules.get(module);
        int[] sums = new int[units.size + 1];
        for (int i = 0; i < units.size; i++) {
            sums[i + 1] = sums[i] + units.words[i];
        }
        long budget = (long) MOST_LAYERS * (sums[units.size] + units.size);
        List<Long> kept = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (long range : new UnitRanges(units).all()) {
            int from = (int) (range >>> 32);
            int to = (int) range;
            int count = sums[to] - sums[from];
            if (count >= LEAST_WORDS && count <= MOST_WORDS && budget >= 0 && seen.add(range)) {
                budget -= count + to - from;
                kept.add(range);
            }
        }
        return kept;
    }
}
