package dev.tare.loader.use;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was counted until one moment. Every map has every key.
 *
 * @param found templates by where they were found
 * @param evictions templates that made room for others, by where they were kept
 * @param loads modules that were loaded, by phase
 * @param tokens what their texts count, by phase
 * @param outcomes all loads by how they ended
 * @param swaps how often another bundle took the place of the one that was open
 * @param p50 half of all loads took no longer, in nanoseconds; at most an eighth too large
 * @param p95 19 of 20 loads took no longer
 * @param p99 99 of 100 loads took no longer
 */
public record StatisticsSnapshot(
        Map<CacheLevel, Long> found,
        Map<CacheLevel, Long> evictions,
        Map<Phase, Long> loads,
        Map<Phase, Long> tokens,
        Map<Outcome, Long> outcomes,
        long swaps,
        long p50,
        long p95,
        long p99) {

    public StatisticsSnapshot {
        found = Collections.unmodifiableMap(new EnumMap<>(found));
        evictions = Collections.unmodifiableMap(new EnumMap<>(evictions));
        loads = Collections.unmodifiableMap(new EnumMap<>(loads));
        tokens = Collections.unmodifiableMap(new EnumMap<>(tokens));
        outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    }

    /**
     * Returns the share of templates that came from a level among those for which it was asked: all for decoded ones, what was not there for
     * compressed ones. From 0 to 1; 0 when it was never asked.
     */
    public double hitRatio(CacheLevel level) {
        long asked = 0;
        for (CacheLevel slower : CacheLevel.values()) {
            asked += slower.compareTo(level) >= 0 ? found.getOrDefault(slower, 0L) : 0;
        }
        return asked == 0 ? 0 : (double) found.getOrDefault(level, 0L) / asked;
    }
}
