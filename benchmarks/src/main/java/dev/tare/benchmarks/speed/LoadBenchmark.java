package dev.tare.benchmarks.speed;

import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
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

/** Opening a bundle, and loading and rendering its entries one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LoadBenchmark {

    /** The bundle's file. */
    @Param("app.tare")
    public String bundle = "app.tare";

    private static final Map<String, String> VALUES = Map.of("ARGUMENTS", "add login");

    private ModuleLoader loader;
    private List<String> names;
    private int next;

    /** Opens the bundle. */
    @Setup
    public void setUp() throws IOException {
        loader = ModuleLoader.open(Path.of(bundle));
        names = loader.index().entries().stream()
                .map(entry -> entry.names().get(0))
                .toList();
    }

    /** Closes it. */
    @TearDown
    public void tearDown() throws IOException {
        loader.close();
    }

    /** Loads and renders the next entry. */
    @Benchmark
    public byte[] loadAndRender() throws NoSuchNameException, IOException {
        next = (next + 1) % names.size();
        return loader.load(names.get(next)).render(VALUES).utf8();
    }

    /** Opens the bundle and closes it. */
    @Benchmark
    public int open() throws IOException {
        try (ModuleLoader opened = ModuleLoader.open(Path.of(bundle))) {
            return opened.index().entries().size();
        }
    }
}
