package dev.tare.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.cache.CacheSizes;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.Outcome;
import dev.tare.loader.use.Phase;
import dev.tare.loader.use.StatisticsSnapshot;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A loader at work: meters say what its own snapshot says. */
@Timeout(60)
class LoaderMetricsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    private Path folder;

    private Path bundle;

    @BeforeEach
    void build() throws Exception {
        Path root = Files.createDirectories(folder.resolve("framework"));
        Files.createDirectories(root.resolve(".claude/commands"));
        Files.writeString(
                root.resolve(".claude/commands/bottle.md"),
                "Bottle the plums. Read docs/steam.md when the lids are on, and docs/label.md at the end.\n");
        Files.createDirectories(root.resolve("docs"));
        Files.writeString(root.resolve("docs/steam.md"), "Steam the jars for half an hour.\n".repeat(40));
        Files.writeString(root.resolve("docs/label.md"), "Write the year and the kind of plum on the label.\n");
        bundle = folder.resolve("app.tare");
        Builder.build(
                root,
                bundle,
                new BuildOptions(ReadOptions.DEFAULT, BuildTarget.BUNDLE, 2, Notation.OUTLINE, false, 1),
                "tare test",
                TaskExecutor.direct());
    }

    private double counted(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    private double gauged(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    @Test
    void metersSayWhatTheSnapshotSays() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        // Room for one of the texts, so that something is let go of.
        LoaderOptions options = LoaderOptions.DEFAULT
                .withStatistics(statistics)
                .withFrequent(0, 1)
                .withCache(3_000, 1_000);
        try (ModuleLoader loader = ModuleLoader.open(bundle, options)) {
            new LoaderMetrics(loader, statistics).bindTo(registry);
            assertThat(counted("tare.loader.loads", "phase", "critical")).isZero();
            for (int i = 0; i < 3; i++) {
                loader.load("bottle").require("docs/steam.md").require("docs/label.md");
            }
            loader.preload("docs/label.md").await();
            StatisticsSnapshot snapshot = statistics.snapshot();
            assertThat(snapshot.loads())
                    .containsEntry(Phase.CRITICAL, 3L)
                    .containsEntry(Phase.FREQUENT, 1L)
                    .containsEntry(Phase.ON_DEMAND, 6L);
            for (Phase phase : Phase.values()) {
                assertThat(counted("tare.loader.loads", "phase", phase.word()))
                        .isEqualTo((double) snapshot.loads().get(phase));
                assertThat(counted("tare.loader.tokens", "phase", phase.word()))
                        .isEqualTo((double) snapshot.tokens().get(phase))
                        .isPositive();
            }
            for (Outcome outcome : Outcome.values()) {
                assertThat(counted("tare.loader.outcomes", "outcome", outcome.word()))
                        .isEqualTo((double) snapshot.outcomes().get(outcome));
            }
            for (CacheLevel level : CacheLevel.values()) {
                assertThat(counted("tare.loader.templates", "level", level.word()))
                        .isEqualTo((double) snapshot.found().get(level));
            }
            for (CacheLevel level : List.of(CacheLevel.DECODED, CacheLevel.COMPRESSED)) {
                assertThat(gauged("tare.loader.hit.ratio", "level", level.word()))
                        .isEqualTo(snapshot.hitRatio(level));
                assertThat(counted("tare.loader.evictions", "level", level.word()))
                        .isEqualTo((double) snapshot.evictions().get(level));
            }
            assertThat(snapshot.hitRatio(CacheLevel.DECODED)).isBetween(0.01, 0.99);
            assertThat(gauged("tare.loader.load.duration", "phi", "0.99"))
                    .isCloseTo(snapshot.p99() / 1e9, within(1e-12))
                    .isPositive();
            assertThat(gauged("tare.loader.load.duration", "phi", "0.5"))
                    .isCloseTo(snapshot.p50() / 1e9, within(1e-12));
            CacheSizes sizes = loader.cacheSizes();
            assertThat(sizes.decodedBytes()).isPositive();
            assertThat(gauged("tare.loader.cache.bytes", "level", "decoded")).isEqualTo(sizes.decodedBytes());
            assertThat(gauged("tare.loader.cache.bytes", "level", "compressed")).isEqualTo(sizes.compressedBytes());
            assertThat(gauged("tare.loader.cache.templates", "level", "decoded"))
                    .isEqualTo(sizes.decoded());
            assertThat(gauged("tare.loader.cache.templates", "level", "compressed"))
                    .isEqualTo(sizes.compressed());
        }
    }

    @Test
    void swapsAndFailedLoadsAreCounted() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        LoaderOptions options = LoaderOptions.DEFAULT
                .withStatistics(statistics)
                .withRefresh(Duration.ofDays(1))
                .withSource(source -> part -> {
                    throw new IOException("the disk fails");
                });
        try (ModuleLoader loader = ModuleLoader.open(bundle, options)) {
            new LoaderMetrics(loader, statistics).bindTo(registry);
            assertThatThrownBy(() -> loader.load("bottle")).hasMessageContaining("the disk fails");
            assertThat(counted("tare.loader.outcomes", "outcome", "failed")).isEqualTo(1);
            assertThat(counted("tare.loader.loads", "phase", "critical")).isZero();
            Files.write(folder.resolve("next"), Files.readAllBytes(bundle));
            Files.delete(bundle);
            Files.move(folder.resolve("next"), bundle);
            assertThat(loader.refresh()).isTrue();
            assertThat(counted("tare.loader.swaps")).isEqualTo(1);
        }
    }

    @Test
    void loadersAreToldApartByTags() throws Exception {
        CountingStatistics one = new CountingStatistics();
        CountingStatistics two = new CountingStatistics();
        try (ModuleLoader first = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(one));
                ModuleLoader second = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(two))) {
            new LoaderMetrics(first, one, Tags.of("loader", "one")).bindTo(registry);
            new LoaderMetrics(second, two, Tags.of("loader", "two")).bindTo(registry);
            second.load("bottle");
            assertThat(counted("tare.loader.loads", "loader", "one", "phase", "critical"))
                    .isZero();
            assertThat(counted("tare.loader.loads", "loader", "two", "phase", "critical"))
                    .isEqualTo(1);
        }
    }

    @Test
    void metersThatAreBoundTwiceAreThereOnce() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        try (ModuleLoader loader = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(statistics))) {
            LoaderMetrics metrics = new LoaderMetrics(loader, statistics);
            metrics.bindTo(registry);
            List<Meter.Id> ids = registry.getMeters().stream().map(Meter::getId).toList();
            metrics.bindTo(registry);
            new LoaderMetrics(loader, statistics).bindTo(registry);
            assertThat(registry.getMeters()).extracting(Meter::getId).containsExactlyInAnyOrderElementsOf(ids);
            loader.load("bottle");
            assertThat(counted("tare.loader.loads", "phase", "critical")).isEqualTo(1);
        }
    }

    /** Such as a program that is configured anew: without the end of the first, the second would have no meters. */
    @Test
    void whatIsClosedMakesRoomForAnother() throws Exception {
        CountingStatistics one = new CountingStatistics();
        CountingStatistics two = new CountingStatistics();
        registry.counter("tare.loader.other").increment();
        try (ModuleLoader first = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(one));
                ModuleLoader second = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(two))) {
            LoaderMetrics before = new LoaderMetrics(first, one);
            LoaderMetrics after = new LoaderMetrics(second, two);
            before.bindTo(registry);
            after.bindTo(registry);
            second.load("bottle");
            assertThat(counted("tare.loader.loads", "phase", "critical")).isZero();
            after.close();
            assertThat(registry.getMeters()).as("those of another stay").hasSizeGreaterThan(20);
            before.close();
            assertThat(registry.getMeters())
                    .extracting(meter -> meter.getId().getName())
                    .containsExactly("tare.loader.other");
            after.bindTo(registry);
            assertThat(counted("tare.loader.loads", "phase", "critical")).isEqualTo(1);
            assertThat(first.load("bottle").files()).as("the loader is open").isNotEmpty();
        }
    }

    @Test
    void aClosedLoaderCanBeRead() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        ModuleLoader loader = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(statistics));
        new LoaderMetrics(loader, statistics).bindTo(registry);
        loader.load("bottle");
        loader.close();
        assertThat(counted("tare.loader.loads", "phase", "critical")).isEqualTo(1);
        assertThat(gauged("tare.loader.cache.bytes", "level", "decoded")).isNotNaN();
    }

    /** A registry lives as long as the process; loaders need not. */
    @Test
    void aRegistryKeepsNoStatistics() throws Exception {
        bindWhatNobodyHolds();
        assertThat(counted("tare.loader.swaps")).isZero();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Double.isNaN(gauged("tare.loader.hit.ratio", "level", "decoded"))
                || !Double.isNaN(gauged("tare.loader.cache.bytes", "level", "decoded"))) {
            assertThat(System.nanoTime()).as("still in memory").isLessThan(until);
            System.gc();
            Thread.sleep(20);
        }
        assertThat(registry.getMeters()).extracting(Meter::getId).isNotEmpty();
    }

    private void bindWhatNobodyHolds() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        try (ModuleLoader loader = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(statistics))) {
            new LoaderMetrics(loader, statistics).bindTo(registry);
        }
    }

    /** These lines stand in the page on Java programs. */
    @Test
    void whatThePageShowsRuns() throws Exception {
        CountingStatistics statistics = new CountingStatistics();
        ModuleLoader loader = ModuleLoader.open(bundle, LoaderOptions.DEFAULT.withStatistics(statistics));
        new LoaderMetrics(loader, statistics).bindTo(registry);
        loader.load("bottle");
        assertThat(counted("tare.loader.loads", "phase", "critical")).isEqualTo(1);
        loader.close();
        List<String> source =
                stripped(Files.readString(Path.of("src/test/java/dev/tare/micrometer/LoaderMetricsTest.java")));
        String page = Files.readString(Path.of("../../docs/java.md"));
        String piece = page.substring(page.indexOf("```java\nCountingStatistics ") + 8);
        List<String> shown = stripped(piece.substring(0, piece.indexOf("```")));
        assertThat(shown).hasSize(3);
        assertThat(source).containsSequence(shown);
        for (Meter meter : registry.getMeters()) {
            assertThat(page).contains("`" + meter.getId().getName() + "`");
        }
    }

    private static List<String> stripped(String text) {
        return text.lines().map(String::strip).toList();
    }
}
