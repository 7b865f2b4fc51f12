package dev.tare.benchmarks.speed;

import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.bundle.TemplateSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Prints how long it takes to load all of a bundle where each read waits for 2 ms first: eight at once against one by one, in turn. */
public final class PreloadSpeed {

    private static final long LATENCY = TimeUnit.MILLISECONDS.toNanos(2);
    private static final int ROUNDS = 9;

    private PreloadSpeed() {}

    /**
     * Prints a line.
     *
     * @param files the bundle
     */
    public static void main(String[] files) throws IOException {
        Path bundle = Path.of(files[0]);
        List<Double> one = new ArrayList<>();
        List<Double> eight = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double slow = millis(bundle, 1);
            double fast = millis(bundle, 8);
            // The first round starts what later ones find running.
            if (round > 0) {
                one.add(slow);
                eight.add(fast);
                ratios.add(slow / fast);
            }
        }
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        Locale.ROOT,
                        "all of %s, 2 ms a read, medians of %d: one by one %.0f ms, eight at once %.0f ms, %.2f × faster%n%n",
                        bundle.getFileName(),
                        ROUNDS,
                        median(one),
                        median(eight),
                        median(ratios));
    }

    private static double millis(Path bundle, int parallelism) throws IOException {
        LoaderOptions options = LoaderOptions.DEFAULT
                .withParallelism(parallelism)
                .withCache(64 << 20, 0)
                .withSource(PreloadSpeed::slow);
        try (ModuleLoader loader = ModuleLoader.open(bundle, options)) {
            long began = System.nanoTime();
            loader.preloadAll().await();
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static TemplateSource slow(TemplateSource bundle) {
        return part -> {
            long end = System.nanoTime() + LATENCY;
            for (long left = LATENCY; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            return bundle.template(part);
        };
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
