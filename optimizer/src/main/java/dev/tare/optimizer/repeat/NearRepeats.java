package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.repeat.Repeat.Place;
import dev.tare.optimizer.repeat.Repeat.Substitution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what stands in several places with few words changed: each text is compared with the first of its like. */
final class NearRepeats {

    /** So many tokens at least: what differs has to be told as well. */
    static final int LEAST_TOKENS = 24;

    private final UnitTable table;
    private final NearTexts texts;
    private final TaskExecutor executor;
    private final WorkCount work;

    /** For each text the first of its like, or -1. */
    private final int[] centers;

    private NearRepeats(UnitTable table, TaskExecutor executor, WorkCount work) {
        this.table = table;
        this.texts = NearTexts.of(table);
        this.executor = executor;
        this.work = work;
        this.centers = new int[texts.size()];
        Arrays.fill(centers, -1);
    }

    static List<Repeat> find(UnitTable table, TokenCounter counter, TaskExecutor executor, WorkCount work) {
        NearRepeats repeats = new NearRepeats(table, executor, work);
        repeats.gather(new NearPairs(repeats.texts, executor, work).find());
        List<Optional<Repeat>> made = executor.map(repeats.uncovered(), group -> repeats.repeat(group, counter));
        List<Repeat> found = new ArrayList<>();
        made.forEach(repeat -> repeat.ifPresent(found::add));
        return found;
    }

    private void gather(List<Long> pairs) {
        List<Boolean> near = executor.map(pairs, pair -> isNear((int) (pair >>> 32), pair.intValue()));
        for (int i = 0; i < pairs.size(); i++) {
            int a = (int) (pairs.get(i) >>> 32);
            int b = pairs.get(i).intValue();
            if (!near.get(i) || centers[b] >= 0) {
                continue;
            }
            // What is like a text that is like another one is compared with that one.
            int center = centers[a] < 0 ? a : centers[a];
            if (center != a && (texts.overlap(center, b) || !isNear(center, b))) {
                continue;
            }
            centers[center] = center;
            centers[b] = center;
        }
    }

    private boolean isNear(int a, int b) {
        work.addAlignment();
        return WordAlignment.between(texts.stretch(a), texts.stretch(b)).isPresent();
    }

    /** Returns the groups that have a place that no larger one has, each with the first of its texts in front. */
    private List<int[]> uncovered() {
        List<IntRow> groups = new ArrayList<>();
        int[] groupOf = new int[texts.size()];
        for (int text = 0; text < centers.length; text++) {
            if (centers[text] == text) {
                groupOf[text] = groups.size();
                groups.add(new IntRow());
            }
            if (centers[text] >= 0) {
                groups.get(groupOf[centers[text]]).add(text);
            }
        }
        List<int[]> sorted = new ArrayList<>();
        groups.forEach(group -> sorted.add(group.sorted()));
        sorted.sort(Comparator.comparingInt((int[] group) -> texts.words(group[0]))
                .reversed()
                .thenComparingInt(group -> group[0]));
        int[] taken = new int[table.size];
        List<int[]> kept = new ArrayList<>();
        for (int[] group : sorted) {
            boolean fresh = false;
            for (int text : group) {
                fresh |= take(texts.get(text), taken);
            }
            if (fresh) {
                kept.add(group);
            }
        }
        return kept;
    }

    /** Marks the places of a text as taken; tells whether one was not. */
    private static boolean take(Run run, int[] taken) {
        boolean fresh = false;
        for (int start : run.starts()) {
            int end = start + run.length();
            if (taken[start] < end) {
                fresh = true;
                for (int unit = start; unit < end; unit++) {
                    taken[unit] = Math.max(taken[unit], end);
                }
            }
        }
        return fresh;
    }

    private Optional<Repeat> repeat(int[] group, TokenCounter counter) {
        Stretch first = texts.stretch(group[0]);
        int tokens = counter.count(first.utf8(), first.start(), first.end());
        if (tokens < LEAST_TOKENS) {
            return Optional.empty();
        }
        List<Place> places = new ArrayList<>();
        for (int text : group) {
            Run run = texts.get(text);
            for (int start : run.starts()) {
                int end = start + run.length();
                if (text == group[0]) {
                    places.add(table.place(start, end, List.of()));
                } else {
                    work.addAlignment();
                    Optional<List<Substitution>> differs = WordAlignment.between(first, table.stretch(start, end));
                    differs.ifPresent(changes -> places.add(table.place(start, end, changes)));
                }
            }
        }
        places.sort(null);
        List<Place> apart = new ArrayList<>();
        for (Place place : places) {
            if (apart.isEmpty() || !apart.get(apart.size() - 1).overlaps(place)) {
                apart.add(place);
            }
        }
        boolean differs =
                apart.stream().anyMatch(place -> !place.substitutions().isEmpty());
        return differs ? Optional.of(new Repeat(Repeat.Kind.NEAR, tokens, apart)) : Optional.empty();
    }
}
