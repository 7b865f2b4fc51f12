package dev.tare.store.stats;

import dev.tare.store.stats.CommandUse.Day;
import dev.tare.store.stats.CommandUse.Times;
import dev.tare.store.use.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is summed up of one command, row by row. Times are kept one by one, eight bytes each: percentiles need them all. */
final class CommandSums {

    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final int DAYS_TO_9999 = 2_932_897;

    private long starts;
    private long failed;
    private long tokens;
    private final SortedMap<Integer, long[]> phases = new TreeMap<>();
    private final SortedMap<Integer, long[]> levels = new TreeMap<>();
    private final SortedMap<Long, long[]> days = new TreeMap<>();
    private long[] nanos = new long[16];
    private int loads;

    void addFailed() {
        failed++;
    }

    /**
     * Adds a load that gave a module.
     *
     * @param at in milliseconds since 1970
     * @param phase the number of its name
     * @param level the number of its name
     */
    void add(long at, boolean start, int phase, int level, long took, long counted) {
        // A database that somebody has changed by hand may say anything; sums and days stay what they are.
        long some = Math.max(0, Math.min(counted, Use.MOST_TOKENS));
        long day = Math.max(0, Math.min(at / MILLIS_OF_DAY, DAYS_TO_9999));
        starts += start ? 1 : 0;
        tokens += some;
        phases.computeIfAbsent(phase, name -> new long[1])[0]++;
        levels.computeIfAbsent(level, name -> new long[1])[0]++;
        long[] sums = days.computeIfAbsent(day, date -> new long[2]);
        sums[0] += start ? 1 : 0;
        sums[1] += some;
        if (loads == nanos.length) {
            nanos = Arrays.copyOf(nanos, loads + loads / 2);
        }
        nanos[loads++] = took;
    }

    /** Returns the numbers of the names of phases and levels. */
    SortedSet<Integer> names() {
        SortedSet<Integer> numbers = new TreeSet<>(phases.keySet());
        numbers.addAll(levels.keySet());
        return numbers;
    }

    /** Returns what was summed up, without what was opened. */
    CommandUse use(String command, Map<Integer, String> names) {
        Arrays.sort(nanos, 0, loads);
        List<Day> byDay = new ArrayList<>();
        days.forEach((day, sums) -> byDay.add(new Day(LocalDate.ofEpochDay(day), sums[0], sums[1])));
        return new CommandUse(
                command,
                starts,
                loads,
                failed,
                tokens,
                named(phases, names),
                named(levels, names),
                new Times(percentile(50), percentile(95), percentile(99)),
                byDay,
                List.of());
    }

    private static SortedMap<String, Long> named(SortedMap<Integer, long[]> counts, Map<Integer, String> names) {
        SortedMap<String, Long> named = new TreeMap<>();
        counts.forEach((number, count) -> named.put(names.getOrDefault(number, "?"), count[0]));
        return named;
    }

    /** The nearest rank: the smallest time that so many in a hundred did not exceed. */
    private long percentile(long inHundred) {
        return loads == 0 ? 0 : nanos[(int) ((loads * inHundred + 99) / 100) - 1];
    }
}
