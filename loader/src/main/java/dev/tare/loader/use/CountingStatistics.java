package dev.tare.loader.use;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what loaders do. */
public final class CountingStatistics implements LoaderStatistics {

    private final Map<CacheLevel, LongAdder> found = adders(CacheLevel.class);
    private final Map<CacheLevel, LongAdder> evictions = adders(CacheLevel.class);
    private final Map<Phase, LongAdder> loads = adders(Phase.class);
    private final Map<Phase, LongAdder> tokens = adders(Phase.class);
    private final Map<Outcome, LongAdder> outcomes = adders(Outcome.class);
    private final Durations durations = new Durations();
    private final LongAdder swaps = new LongAdder();

    /** Every key is there from the start, so that the map is only read from then on. */
    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        Map<E, LongAdder> adders = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            adders.put(constant, new LongAdder());
        }
        return Collections.unmodifiableMap(adders);
    }

    private static <E extends Enum<E>> void add(Map<E, LongAdder> adders, E key, long amount) {
        LongAdder adder = adders.get(key);
        if (adder != null) {
            adder.add(amount);
        }
    }

    @Override
    public void found(CacheLevel level) {
        add(found, level, 1);
    }

    @Override
    public void loaded(Phase phase, Outcome outcome, long nanos, long tokenCount) {
        add(outcomes, outcome, 1);
        if (outcome == Outcome.LOADED) {
            add(loads, phase, 1);
            add(tokens, phase, tokenCount);
            durations.add(nanos);
        }
    }

    @Override
    public void evicted(CacheLevel level, long bytes) {
        add(evictions, level, 1);
    }

    @Override
    public void swapped() {
        swaps.increment();
    }

    /** Returns what was counted until now; counts that go on meanwhile may be in it or not. */
    public StatisticsSnapshot snapshot() {
        return new StatisticsSnapshot(
                sums(CacheLevel.class, found),
                sums(CacheLevel.class, evictions),
                sums(Phase.class, loads),
                sums(Phase.class, tokens),
                sums(Outcome.class, outcomes),
                swaps.sum(),
                durations.quantile(0.5),
                durations.quantile(0.95),
                durations.quantile(0.99));
    }

    private static <E extends Enum<E>> Map<E, Long> sums(Class<E> type, Map<E, LongAdder> adders) {
        Map<E, Long> sums = new EnumMap<>(type);
        adders.forEach((key, adder) -> sums.put(key, adder.sum()));
        return sums;
    }
}
