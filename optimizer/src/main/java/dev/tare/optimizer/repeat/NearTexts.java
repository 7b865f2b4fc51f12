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

    private static final int MOST_CHAINS = 2;

    private record Key(long hash, int length) {}

    final UnitTable table;
    private final List<Run> texts = new ArrayList<>();
    private final IntRow words = new IntRow();
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<IntRow> starts = new ArrayList<>();
    private final IntRow lengths = new IntRow();
    private final List<Long> chained = new ArrayList<>();

    private NearTexts(UnitTable table) {
        this.table = table;
    }

    static NearTexts of(UnitTable table, List<NearChains.Pair> chains) {
        NearTexts found = new NearTexts(table);
        for (int m = 0; m < table.modules.size(); m++) {
            int first = table.first(m);
            for (long range : found.ranges(m)) {
                found.text(first + (int) (range >>> 32), first + (int) range);
            }
        }
        Map<Integer, Integer> chainsOf = new HashMap<>();
        for (NearChains.Pair chain : chains) {
            int words = found.words(chain.a(), chain.aEnd());
            int others = found.words(chain.b(), chain.bEnd());
            if (Math.min(words, others) >= LEAST_WORDS && Math.max(words, others) <= MOST_WORDS) {
                int a = found.text(chain.a(), chain.aEnd());
                int b = found.text(chain.b(), chain.bEnd());
                // One partner or two are enough to find its like.
                if (a != b && chainsOf.merge(Math.max(a, b), 1, Integer::sum) <= MOST_CHAINS) {
                    found.chained.add((long) Math.min(a, b) << 32 | Math.max(a, b));
                }
            }
        }
        for (int text = 0; text < found.starts.size(); text++) {
            found.texts.add(new Run(found.starts.get(text).distinct(), found.lengths.get(text)));
            found.words.add(found.wordsOf(text).size);
        }
        return found;
    }

    /** Returns the number of the text that stands in a range of units. */
    private int text(int from, int to) {
        Key key = new Key(table.hash(from, to), to - from);
        Integer known = numbers.putIfAbsent(key, starts.size());
        int text = known == null ? starts.size() : known;
        if (known == null) {
            starts.add(new IntRow());
            lengths.add(to - from);
        }
        starts.get(text).add(from);
        return text;
    }

    private int words(int from, int to) {
        int module = table.moduleOf(from);
        Units units = table.modules.get(module);
        int words = 0;
        for (int i = from; i < to && words <= MOST_WORDS; i++) {
            words += units.words[i - table.first(module)];
        }
        return words;
    }

    /** Returns the pairs of texts that are joined by what they have in common word for word. */
    List<Long> chained() {
        return chained;
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
