package dev.tare.store.stats;

import dev.tare.store.learn.Posteriors.Opening;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one command was used.
 *
 * @param command the path of the entry's module
 * @param starts how often it was started
 * @param loads how many modules were loaded for it
 * @param failed how many loads gave none
 * @param tokens what all modules that were loaded count
 * @param phases loads by phase
 * @param levels loads by where they came from
 * @param times how long a load took
 * @param days what was loaded day by day, the earliest first; days without use are left out
 * @param opened the modules that were opened after it, the likeliest first
 */
public record CommandUse(
        String command,
        long starts,
        long loads,
        long failed,
        long tokens,
        SortedMap<String, Long> phases,
        SortedMap<String, Long> levels,
        Times times,
        List<Day> days,
        List<Opening> opened) {

    public CommandUse {
        phases = Collections.unmodifiableSortedMap(new TreeMap<>(phases));
        levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
        days = List.copyOf(days);
        opened = List.copyOf(opened);
    }

    /** Returns the same with what was opened after it. */
    CommandUse withOpened(List<Opening> likely) {
        return new CommandUse(command, starts, loads, failed, tokens, phases, levels, times, days, likely);
    }

    /**
     * Percentiles of times in nanoseconds, each a time that was measured: the smallest that so many loads did not exceed. All 0 when nothing was
     * loaded.
     */
    public record Times(long p50, long p95, long p99) {}

    /**
     * One day, in UTC.
     *
     * @param date which
     * @param starts how often the command was started
     * @param tokens what was loaded for it counts
     */
    public record Day(LocalDate date, long starts, long tokens) {}
}
