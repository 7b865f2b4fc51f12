package dev.tare.benchmarks.speed;

import dev.tare.loader.LoaderOptions;
import dev.tare.loader.ModuleLoader;
import dev.tare.loader.NoSuchNameException;
import dev.tare.loader.Prompt;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Prints how many bytes of heap are in use before a bundle is opened, and how many after one entry, or all modules, were loaded: in a fresh
 * process, after collecting garbage. What is loaded in the background is waited for. Another bundle was loaded and closed before, so that what Java
 * keeps of the loader's classes, which is there whatever is loaded, is in neither.
 */
public final class HeapHeld {

    private HeapHeld() {}

    /**
     * Prints two numbers.
     *
     * @param arguments the bundle, another one that is loaded before, and an entry's name; without a name all is loaded
     */
    public static void main(String[] arguments) throws IOException, NoSuchNameException, InterruptedException {
        loadAll(Path.of(arguments[1]));
        long before = used();
        try (ModuleLoader loader =
                ModuleLoader.open(Path.of(arguments[0]), LoaderOptions.DEFAULT.withCache(64 << 20, 0))) {
            Prompt prompt = null;
            if (arguments.length > 2) {
                prompt = loader.load(arguments[2]);
                prompt.frequent().await();
            } else {
                loader.preloadAll().await();
            }
            try {
                long after = used();
                new PrintStream(System.out, true, StandardCharsets.UTF_8).println(before + " " + after);
            } finally {
                Reference.reachabilityFence(prompt);
            }
        }
    }

    private static void loadAll(Path bundle) throws IOException, NoSuchNameException {
        try (ModuleLoader loader = ModuleLoader.open(bundle, LoaderOptions.DEFAULT)) {
            String first = loader.index().entries().get(0).names().get(0);
            Prompt prompt = loader.load(first);
            prompt.frequent().await();
            loader.preloadAll().await();
        }
    }

    private static long used() throws InterruptedException {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        for (int i = 0; i < 4; i++) {
            memory.gc();
            Thread.sleep(50);
        }
        return memory.getHeapMemoryUsage().getUsed();
    }
}
