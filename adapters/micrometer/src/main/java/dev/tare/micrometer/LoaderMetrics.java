package dev.tare.micrometer;

import dev.tare.loader.ModuleLoader;
import dev.tare.loader.cache.CacheSizes;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import dev.tare.loader.use.StatisticsSnapshot;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * The meters of a loader. All begin with {@code tare.loader}, and every tag's values are there from the start:
 *
 * <ul>
 *   <li>counters {@code loads} and {@code tokens} by {@code phase}, {@code outcomes} by {@code outcome}, {@code templates} and {@code
 *       evictions} by {@code level}, {@code swaps};
 *   <li>gauges {@code hit.ratio} (from 0 to 1), {@code cache.bytes} and {@code cache.templates} by {@code level}, and {@code load.duration}
 *       by {@code phi}, the share of loads that took no longer.
 * </ul>
 *
 * <p>A meter is read when its registry is: no thread runs for it. A registry keeps neither the loader nor its statistics in memory, so the
 * program has to hold them: of what is gone, gauges read NaN and counters stay as they were. Where another loader takes the place of one that
 * was closed, {@link #close} makes room for its meters.
 */
public final class LoaderMetrics implements MeterBinder, AutoCloseable {

    private static final String PREFIX = "tare.loader.";
    private static final String LEVEL = "level";

    /** Where templates are kept in memory; what is in the bundle is neither a hit nor let go of. */
    private static final List<CacheLevel> CACHES = List.of(CacheLevel.DECODED, CacheLevel.COMPRESSED);

    private final ModuleLoader loader;
    private final CountingStatistics statistics;
    private final Tags tags;
    private final List<Bound> bound = new ArrayList<>();

    /** A meter that was not in the registry before. */
    private record Bound(MeterRegistry registry, Meter meter) {}

    /**
     * The meters of a program's only loader.
     *
     * @param statistics those that the loader's options have
     */
    public LoaderMetrics(ModuleLoader loader, CountingStatistics statistics) {
        this(loader, statistics, Tags.empty());
    }

    /**
     * The meters of one loader among several.
     *
     * @param statistics those that the loader's options have, and no other loader's
     * @param tags which stand at each meter; without one that tells loaders apart, only the meters of the first are registered
     */
    public LoaderMetrics(ModuleLoader loader, CountingStatistics statistics, Iterable<Tag> tags) {
        this.loader = loader;
        this.statistics = statistics;
        this.tags = Tags.of(tags);
    }

    /** Registers the meters; those that are there already stay as they are. */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        // By identity: what another binder registered under the same name and tags is not ours to remove.
        Set<Meter> before = Collections.newSetFromMap(new IdentityHashMap<>());
        before.addAll(registry.getMeters());
        List<Meter> all = new ArrayList<>();
        bindLoads(registry, all);
        bindLevels(registry, all);
        bindDurations(registry, all);
        for (Meter meter : all) {
            if (!before.contains(meter)) {
                bound.add(new Bound(registry, meter));
            }
        }
    }

    /** Removes the meters that this object registered. The loader stays open. */
    @Override
    public synchronized void close() {
        for (Bound one : bound) {
            Meter unused = one.registry().remove(one.meter());
        }
        bound.clear();
    }

    private void bindLoads(MeterRegistry registry, List<Meter> all) {
        for (Phase phase : Phase.values()) {
            Tags byPhase = tags.and("phase", phase.word());
            all.add(count(
                    registry,
                    "loads",
                    "Modules that were loaded",
                    "modules",
                    byPhase,
                    counted -> counted.loads().getOrDefault(phase, 0L)));
            all.add(count(
                    registry,
                    "tokens",
                    "What texts of loaded modules count",
                    "tokens",
                    byPhase,
                    counted -> counted.tokens().getOrDefault(phase, 0L)));
        }
        for (Outcome outcome : Outcome.values()) {
            Tags byOutcome = tags.and("outcome", outcome.word());
            all.add(count(
                    registry,
                    "outcomes",
                    "Loads by how they ended",
                    "loads",
                    byOutcome,
                    counted -> counted.outcomes().getOrDefault(outcome, 0L)));
        }
        all.add(count(
                registry, "swaps", "Bundles that took another's place", "bundles", tags, StatisticsSnapshot::swaps));
    }

    private void bindLevels(MeterRegistry registry, List<Meter> all) {
        for (CacheLevel level : CacheLevel.values()) {
            Tags byLevel = tags.and(LEVEL, level.word());
            all.add(count(
                    registry,
                    "templates",
                    "Templates by where they were found",
                    "templates",
                    byLevel,
                    counted -> counted.found().getOrDefault(level, 0L)));
        }
        for (CacheLevel level : CACHES) {
            Tags byLevel = tags.and(LEVEL, level.word());
            all.add(count(
                    registry,
                    "evictions",
                    "Templates that made room for others",
                    "templates",
                    byLevel,
                    counted -> counted.evictions().getOrDefault(level, 0L)));
            all.add(Gauge.builder(
                            PREFIX + "hit.ratio",
                            statistics,
                            read -> read.snapshot().hitRatio(level))
                    .description("Share of templates found there among those looked for there")
                    .tags(byLevel)
                    .register(registry));
        }
        size(registry, all, CacheLevel.DECODED, CacheSizes::decodedBytes, CacheSizes::decoded);
        size(registry, all, CacheLevel.COMPRESSED, CacheSizes::compressedBytes, CacheSizes::compressed);
    }

    private void bindDurations(MeterRegistry registry, List<Meter> all) {
        all.add(duration(registry, "0.5", StatisticsSnapshot::p50));
        all.add(duration(registry, "0.95", StatisticsSnapshot::p95));
        all.add(duration(registry, "0.99", StatisticsSnapshot::p99));
    }

    private FunctionCounter count(
            MeterRegistry registry,
            String name,
            String description,
            String unit,
            Tags all,
            ToLongFunction<StatisticsSnapshot> value) {
        return FunctionCounter.builder(PREFIX + name, statistics, read -> value.applyAsLong(read.snapshot()))
                .description(description)
                .baseUnit(unit)
                .tags(all)
                .register(registry);
    }

    private void size(
            MeterRegistry registry,
            List<Meter> all,
            CacheLevel level,
            ToLongFunction<CacheSizes> bytes,
            ToLongFunction<CacheSizes> templates) {
        Tags byLevel = tags.and(LEVEL, level.word());
        all.add(Gauge.builder(PREFIX + "cache.bytes", loader, read -> bytes.applyAsLong(read.cacheSizes()))
                .description("What is kept in memory")
                .baseUnit("bytes")
                .tags(byLevel)
                .register(registry));
        all.add(Gauge.builder(PREFIX + "cache.templates", loader, read -> templates.applyAsLong(read.cacheSizes()))
                .description("Templates that are kept in memory")
                .baseUnit("templates")
                .tags(byLevel)
                .register(registry));
    }

    private TimeGauge duration(MeterRegistry registry, String phi, ToLongFunction<StatisticsSnapshot> nanos) {
        return TimeGauge.builder(
                        PREFIX + "load.duration",
                        statistics,
                        TimeUnit.NANOSECONDS,
                        read -> nanos.applyAsLong(read.snapshot()))
                .description("How long loads took; at most an eighth too large")
                .tags(tags.and("phi", phi))
                .register(registry);
    }
}
