package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.repeat.Repeat.Place;
import dev.tare.optimizer.repeat.Repeat.Substitution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

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

    private NearRepeats(
            UnitTable table,
            List<Run> runs,
            BiPredicate<ModuleId, ModuleId> mayMeet,
            TaskExecutor executor,
            WorkCount work) {
        this.table = table;
        this.texts = NearTexts.of(table, NearChains.of(table, runs, mayMeet));
        this.executor = executor;
        this.work = work;
        this.centers = new int[texts.size()];
        Arrays.fill(centers, -1);
    }

    /**
     * Finds them.
     *
     * @param mayMeet tells which modules are compared with each other
     */
    static List<Repeat> find(
            UnitTable table,
            List<Run> runs,
            BiPredicate<ModuleId, ModuleId> mayMeet,
            TokenCounter counter,
            TaskExecutor executor,
            WorkCount work) {
        NearRepeats repeats = new NearRepeats(table, runs, mayMeet, executor, work);
        repeats.gather(new NearPairs(repeats.texts, mayMeet, executor, work).find());
        List<List<Run>> groups = repeats.groups();
        List<Optional<Repeat>> made = executor.map(groups, group -> repeats.repeat(group, counter));
        Cover cover = new Cover(table.size);
        List<Repeat> found = new ArrayList<>();
        for (int i = 0; i < made.size(); i++) {
            if (made.get(i).isPresent()
                    && cover.isNew(groups.get(i), differences(made.get(i).get()))) {
                found.add(made.get(i).get());
            }
        }
        return found;
    }

    /** Compares each text with the most promising of others first, and with the next one only where that is not like it. */
    private void gather(List<Long> pairs) {
        List<Long> open = pairs;
        while (!open.isEmpty()) {
            List<Long> now = new ArrayList<>();
            List<Long> later = new ArrayList<>();
            BitSet asked = new BitSet();
            for (long pair : open) {
                int b = (int) pair;
                if (centers[b] < 0) {
                    (asked.get(b) ? later : now).add(pair);
                    asked.set(b);
                }
            }
            List<Boolean> near = executor.map(now, pair -> isNear((int) (pair >>> 32), pair.intValue()));
            for (int i = 0; i < now.size(); i++) {
                if (near.get(i)) {
                    join((int) (now.get(i) >>> 32), now.get(i).intValue());
                }
            }
            open = later;
        }
    }

    private void join(int a, int b) {
        // What is like a text that is like another one is compared with that one.
        int center = centers[a] < 0 ? a : centers[a];
        if (centers[b] < 0 && (center == a || isNear(center, b))) {
            centers[center] = center;
            centers[b] = center;
        }
    }

    private boolean isNear(int a, int b) {
        work.addComparisons(1);
        if (texts.overlap(a, b) || !NearPairs.isAlike(texts.wordsOf(a), texts.wordsOf(b), NearPairs.LEAST_COMMON)) {
            return false;
        }
        work.addAlignment();
        return WordAlignment.between(texts.stretch(a), texts.stretch(b)).isPresent();
    }

    /** Returns the groups, that with the longest text first; each has the first of its texts in front. */
    private List<List<Run>> groups() {
        List<List<Run>> groups = new ArrayList<>();
        int[] groupOf = new int[texts.size()];
        for (int text = 0; text < centers.length; text++) {
            if (centers[text] == text) {
                groupOf[text] = groups.size();
                groups.add(new ArrayList<>());
            }
            if (centers[text] >= 0) {
                groups.get(groupOf[centers[text]]).add(texts.get(text));
            }
        }
        groups.sort(Comparator.comparingInt((List<Run> group) -> group.get(0).length())
                .reversed()
                .thenComparingInt(group -> group.get(0).starts()[0]));
        return groups;
    }

    private static int differences(Repeat repeat) {
        return repeat.places().stream()
                .mapToInt(place -> place.substitutions().size())
                .max()
                .orElse(0);
    }

    private Optional<Repeat> repeat(List<Run> group, TokenCounter counter) {
        int firstStart = group.get(0).starts()[0];
        Stretch first = table.stretch(firstStart, firstStart + group.get(0).length());
        int tokens = counter.count(first.utf8(), first.start(), first.end());
        if (tokens < LEAST_TOKENS) {
            return Optional.empty();
        }
        List<Place> places = new ArrayList<>();
        for (Run run : group) {
            for (int start : run.starts()) {
                int end = start + run.length();
                if (run == group.get(0)) {
                    places.add(table.place(start, end, List.of()));
                } else {
                    work.addAlignment();
                    Optional<List<Substitution>> differs = WordAlignment.between(first, table.stretch(start, end));
                    differs.ifPresent(changes -> places.add(table.place(start, end, changes)));
                }
            }
        }
        List<Place> apart = apart(places);
        boolean differs =
                apart.stream().anyMatch(place -> !place.substitutions().isEmpty());
        return differs ? Optional.of(new Repeat(Repeat.Kind.NEAR, tokens, apart)) : Optional.empty();
    }

    /**
     * Returns the places, the first one first, without those that overlap with one where less differs: a paragraph may be like a section
     * that holds its like.
     */
    private static List<Place> apart(List<Place> places) {
        List<Place> best = new ArrayList<>(places.subList(1, places.size()));
        best.sort(Comparator.comparingInt((Place place) -> place.substitutions().size())
                .thenComparing(Comparator.naturalOrder()));
        Map<ModuleId, SpanSet> taken = new HashMap<>();
        List<Place> apart = new ArrayList<>();
        taken.computeIfAbsent(places.get(0).id(), id -> new SpanSet())
                .add(places.get(0).span());
        for (Place place : best) {
            SpanSet spans = taken.computeIfAbsent(place.id(), id -> new SpanSet());
            if (!spans.overlaps(place.span())) {
                spans.add(place.span());
                apart.add(place);
            }
        }
        apart.sort(null);
        apart.add(0, places.get(0));
        return apart;
    }
}
