package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.repeat.Repeat.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what stands in several places word for word. */
final class ExactRepeats {

    /** So many tokens at least: a pointer takes about as many. */
    static final int LEAST_TOKENS = 12;

    /** Fewer bytes hold fewer tokens. */
    private static final int LEAST_BYTES = LEAST_TOKENS;

    private record Key(long hash, int length) {}

    private ExactRepeats() {}

    /** Returns what can be taken out whole and stands in several places, however short; longest first. */
    static List<Run> runs(UnitTable table, TaskExecutor executor, WorkCount work) {
        List<Run> found = ExactRuns.of(table, work);
        found.forEach(run -> work.addLooks((long) run.starts().length * run.length()));
        List<List<Run>> cut = executor.map(found, run -> Hedges.of(table, run));
        return uncovered(table, together(table, cut));
    }

    static List<Repeat> of(UnitTable table, List<Run> runs, TokenCounter counter, TaskExecutor executor) {
        List<Optional<Repeat>> repeats = executor.map(runs, run -> repeat(table, run, counter));
        List<Repeat> found = new ArrayList<>();
        for (Optional<Repeat> repeat : repeats) {
            repeat.ifPresent(found::add);
        }
        return found;
    }

    /** Returns one run for each text, with all of its places. */
    private static List<Run> together(UnitTable table, List<List<Run>> cut) {
        Map<Key, int[]> places = new LinkedHashMap<>();
        for (List<Run> runs : cut) {
            for (Run run : runs) {
                int start = run.starts()[0];
                Key key = new Key(table.hash(start, start + run.length()), run.length());
                int[] known = places.get(key);
                places.put(key, known == null ? run.starts() : joined(known, run.starts(), run.length()));
            }
        }
        List<Run> all = new ArrayList<>(places.size());
        places.forEach((key, starts) -> all.add(new Run(starts, key.length())));
        all.sort(Comparator.comparingInt(Run::length)
                .reversed()
                .thenComparingInt(run -> run.starts()[0])
                .thenComparingInt(run -> run.starts().length));
        return all;
    }

    private static int[] joined(int[] a, int[] b, int length) {
        int[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.sort(all);
        int size = 0;
        for (int start : all) {
            if (size == 0 || start >= all[size - 1] + length) {
                all[size++] = start;
            }
        }
        return Arrays.copyOf(all, size);
    }

    /** Returns the runs that are no mere parts of longer ones; longest first. */
    private static List<Run> uncovered(UnitTable table, List<Run> runs) {
        Cover cover = new Cover(table.size);
        List<Run> kept = new ArrayList<>();
        for (Run run : runs) {
            if (cover.isNew(run, 0)) {
                kept.add(run);
            }
        }
        return kept;
    }

    private static Optional<Repeat> repeat(UnitTable table, Run run, TokenCounter counter) {
        int start = run.starts()[0];
        Stretch first = table.stretch(start, start + run.length());
        if (first.end() - first.start() < LEAST_BYTES) {
            return Optional.empty();
        }
        int tokens = counter.count(first.utf8(), first.start(), first.end());
        if (tokens < LEAST_TOKENS) {
            return Optional.empty();
        }
        List<Place> places = new ArrayList<>();
        places.add(table.place(start, start + run.length(), List.of()));
        for (int i = 1; i < run.starts().length; i++) {
            int other = run.starts()[i];
            // Two texts may have one hash.
            if (first.isSame(table.stretch(other, other + run.length()))) {
                places.add(table.place(other, other + run.length(), List.of()));
            }
        }
        return places.size() < 2 ? Optional.empty() : Optional.of(new Repeat(Repeat.Kind.EXACT, tokens, places));
    }
}
