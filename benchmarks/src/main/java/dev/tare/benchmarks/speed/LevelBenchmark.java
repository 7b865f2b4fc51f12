package dev.tare.benchmarks.speed;

import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Loading and rendering the entries of a bundle one after the other, with each level holding them. Nothing goes on in the background. From L2
 * each text is unpacked and, since L1 has no room, packed again: the whole cost of a hit when memory is short.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LevelBenchmark {

    /** The bundle's file. */
    @Param("app.tare")
    public String bundle = "app.tare";

    /** Where the texts are. */
    @Param({"DECODED", "COMPRESSED", "BUNDLE"})
    public CacheLevel level = CacheLevel.DECODED;

    private static final Map<String, String> VALUES = Map.of("ARGUMENTS", "add login");
    private static final long PLENTY = 64 << 20;

    private final CountingStatistics statistics = new CountingStatistics();
    private ModuleLoader loader;
    private List<String> names;
    private int next;

    /** Opens the bundle and loads all entries, so that they are where they shall be. */
    @Setup
    public void setUp() throws IOException, NoSuchNameException {
        LoaderOptions options =
                LoaderOptions.DEFAULT.withFrequent(0, 1).withRefresh(null).withStatistics(statistics);
        options = switch (level) {
            case DECODED -> options.withCache(PLENTY, 0);
            case COMPRESSED -> options.withCache(1, PLENTY);
            case BUNDLE -> options.withCache(0, 0);
        };
        loader = ModuleLoader.open(Path.of(bundle), options);
        names = loader.index().entries().stream()
                .map(entry -> entry.names().get(0))
                .toList();
        for (String name : names) {
            loader.load(name);
        }
    }

    /** Makes sure that the texts came from that level, all but those that were read at first. */
    @TearDown
    public void tearDown() throws IOException {
        loader.close();
        Map<CacheLevel, Long> found = statistics.snapshot().found();
        long all = found.values().stream().mapToLong(Long::longValue).sum();
        if (10 * found.getOrDefault(level, 0L) < 9 * all) {
            throw new IllegalStateException("texts came from elsewhere: " + found);
        }
    }

    /** Loads and renders the next entry. */
    @Benchmark
    public byte[] loadAndRender() throws NoSuchNameException, IOException {
        next = (next + 1) % names.size();
        return loader.load(names.get(next)).render(VALUES).utf8();
    }
}
