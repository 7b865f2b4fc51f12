package dev.tare.loader;

import dev.tare.loader.bundle.TemplateSource;
import dev.tare.loader.use.LearnedUse;
import dev.tare.loader.use.LoaderStatistics;
import dev.tare.loader.use.UsageRecorder;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link ModuleLoader} loads.
 *
 * @param parallelism how many loads run at once, 1 to 64
 * @param decodedBytes how much is kept in memory as it is (L1); 0 keeps nothing, and below 256 KB little is gained
 * @param compressedBytes how much more is kept compressed (L2); 0 for none
 * @param timeToLive how long what is kept in memory is good; null for as long as there is room
 * @param loadTime how long one load may take; null for as long as it takes
 * @param loadBytes how many bytes the texts of one load may have in memory
 * @param frequentModules how many modules are loaded in the background after an entry, 0 for none
 * @param likely how likely a module must be asked for after an entry, from 0 to 1, to be loaded in the background: where uses were learned
 * @param refresh how often, at most, a load looks whether the bundle was replaced on disk; null for never
 * @param learned what was learned from earlier loads
 * @param recorder is told of every load
 * @param statistics counts
 * @param source what stands before the bundle, where templates are read
 */
public record LoaderOptions(
        int parallelism,
        long decodedBytes,
        long compressedBytes,
        @Nullable Duration timeToLive,
        @Nullable Duration loadTime,
        long loadBytes,
        int frequentModules,
        double likely,
        @Nullable Duration refresh,
        LearnedUse learned,
        UsageRecorder recorder,
        LoaderStatistics statistics,
        UnaryOperator<TemplateSource> source) {

    private static final int MOST_PARALLELISM = 64;
    private static final Duration LONGEST = Duration.ofDays(365);

    /** No lambda, as {@link UsageRecorder#NONE}. */
    private static final UnaryOperator<TemplateSource> AS_IT_IS = new UnaryOperator<>() {
        @Override
        public TemplateSource apply(TemplateSource source) {
            return source;
        }
    };

    /** For a program that goes on: 8 loads at once, 1.5 MB decoded and 4.5 MB compressed, 30 s a load. */
    public static final LoaderOptions DEFAULT = new LoaderOptions(
            8,
            // A quarter decoded: what is compressed takes less than half of the room, and replayed sessions find more
            // of it.
            3 << 19,
            9 << 19,
            null,
            Duration.ofSeconds(30),
            64 << 20,
            16,
            // Lower, more is read that nobody asks for; higher, more is asked for that is not there. Benchmarks have
            // both.
            0.4,
            Duration.ofSeconds(1),
            LearnedUse.NONE,
            UsageRecorder.NONE,
            LoaderStatistics.NONE,
            AS_IT_IS);

    /** For a process that loads one prompt and ends: no cache, nothing in the background. */
    public static final LoaderOptions ONCE =
            DEFAULT.withCache(0, 0).withLoadTime(null).withFrequent(0, 1).withRefresh(null);

    public LoaderOptions {
        if (parallelism < 1 || parallelism > MOST_PARALLELISM) {
            throw new IllegalArgumentException("parallelism is " + parallelism + ", not 1 to " + MOST_PARALLELISM);
        }
        if (decodedBytes < 0 || compressedBytes < 0 || loadBytes < 0 || frequentModules < 0) {
            throw new IllegalArgumentException("a size below 0");
        }
        checkTime("timeToLive", timeToLive, 1);
        checkTime("loadTime", loadTime, 1);
        checkTime("refresh", refresh, 0);
        if (!(likely >= 0 && likely <= 1)) {
            throw new IllegalArgumentException("a probability of " + likely);
        }
    }

    private static void checkTime(String name, @Nullable Duration time, long fewestNanos) {
        if (time != null && (time.compareTo(Duration.ofNanos(fewestNanos)) < 0 || time.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException(name + " is " + time + ", not above 0 and at most " + LONGEST);
        }
    }

    /** Returns these options with other sizes of the caches, in bytes; 0 for none. */
    public LoaderOptions withCache(long decoded, long compressed) {
        Draft draft = new Draft(this);
        draft.decodedBytes = decoded;
        draft.compressedBytes = compressed;
        return draft.options();
    }

    /** Returns these options with a time after which what is in memory is read again; null for never. */
    public LoaderOptions withTimeToLive(@Nullable Duration time) {
        Draft draft = new Draft(this);
        draft.timeToLive = time;
        return draft.options();
    }

    /** Returns these options with another number of loads that run at once, 1 to 64. */
    public LoaderOptions withParallelism(int loads) {
        Draft draft = new Draft(this);
        draft.parallelism = loads;
        return draft.options();
    }

    /** Returns these options with another limit on the time of a load; null for none. */
    public LoaderOptions withLoadTime(@Nullable Duration time) {
        Draft draft = new Draft(this);
        draft.loadTime = time;
        return draft.options();
    }

    /** Returns these options with another limit on the bytes of a load. */
    public LoaderOptions withLoadBytes(long bytes) {
        Draft draft = new Draft(this);
        draft.loadBytes = bytes;
        return draft.options();
    }

    /** Returns these options with other rules for what is loaded in the background: how many modules, and how likely each. */
    public LoaderOptions withFrequent(int modules, double probability) {
        Draft draft = new Draft(this);
        draft.frequentModules = modules;
        draft.likely = probability;
        return draft.options();
    }

    /** Returns these options with another time between looks at the bundle on disk; null for none. */
    public LoaderOptions withRefresh(@Nullable Duration time) {
        Draft draft = new Draft(this);
        draft.refresh = time;
        return draft.options();
    }

    /** Returns these options with what was learned from earlier loads. */
    public LoaderOptions withLearned(LearnedUse use) {
        Draft draft = new Draft(this);
        draft.learned = use;
        return draft.options();
    }

    /** Returns these options with one that is told of every load. */
    public LoaderOptions withRecorder(UsageRecorder told) {
        Draft draft = new Draft(this);
        draft.recorder = told;
        return draft.options();
    }

    /** Returns these options with one that counts. */
    public LoaderOptions withStatistics(LoaderStatistics counting) {
        Draft draft = new Draft(this);
        draft.statistics = counting;
        return draft.options();
    }

    /** Returns these options with something before the bundle, where templates are read. */
    public LoaderOptions withSource(UnaryOperator<TemplateSource> before) {
        Draft draft = new Draft(this);
        draft.source = before;
        return draft.options();
    }

    /** Options that are being changed: without a lambda, since this is on the way of every start. */
    private static final class Draft {

        private int parallelism;
        private long decodedBytes;
        private long compressedBytes;
        private @Nullable Duration timeToLive;
        private @Nullable Duration loadTime;
        private long loadBytes;
        private int frequentModules;
        private double likely;
        private @Nullable Duration refresh;
        private LearnedUse learned;
        private UsageRecorder recorder;
        private LoaderStatistics statistics;
        private UnaryOperator<TemplateSource> source;

        Draft(LoaderOptions options) {
            this.parallelism = options.parallelism;
            this.decodedBytes = options.decodedBytes;
            this.compressedBytes = options.compressedBytes;
            this.timeToLive = options.timeToLive;
            this.loadTime = options.loadTime;
            this.loadBytes = options.loadBytes;
            this.frequentModules = options.frequentModules;
            this.likely = options.likely;
            this.refresh = options.refresh;
            this.learned = options.learned;
            this.recorder = options.recorder;
            this.statistics = options.statistics;
            this.source = options.source;
        }

        LoaderOptions options() {
            return new LoaderOptions(
                    parallelism,
                    decodedBytes,
                    compressedBytes,
                    timeToLive,
                    loadTime,
                    loadBytes,
                    frequentModules,
                    likely,
                    refresh,
                    learned,
                    recorder,
                    statistics,
                    source);
        }
    }
}
