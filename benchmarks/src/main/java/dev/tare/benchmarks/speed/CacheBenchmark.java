package dev.tare.benchmarks.speed;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.cache.TieredCache;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Finding a template in L1, and counting it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CacheBenchmark {

    private static final int TEMPLATES = 256;

    private final CountingStatistics statistics = new CountingStatistics();
    private final ContentHash[] hashes = new ContentHash[TEMPLATES];
    private TieredCache cache;
    private int next;

    /** Fills a cache that has room for all. */
    @Setup
    public void setUp() {
        cache = new TieredCache(64 << 20, 0, null, new byte[0], statistics, Ticker.systemTicker());
        for (int i = 0; i < TEMPLATES; i++) {
            hashes[i] = ContentHash.of("text " + i);
            cache.put(
                    hashes[i],
                    new Template(
                            new TemplateIndex(
                                    Delimiters.USUAL, List.of(), List.of(), new int[] {4096}, new int[0], new int[] {
                                        1000
                                    }),
                            new byte[4096]));
        }
    }

    /** Finds the next one, and counts where it was found. */
    @Benchmark
    public @Nullable Template read() {
        next = (next + 1) % TEMPLATES;
        Template template = cache.decoded(hashes[next]);
        statistics.found(CacheLevel.DECODED);
        return template;
    }
}
