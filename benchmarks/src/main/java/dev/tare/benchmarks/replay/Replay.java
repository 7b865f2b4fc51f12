package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.SessionModel;
import dev.tare.benchmarks.session.Sessions;
import dev.tare.loader.LoaderOptions;
import dev.tare.loader.bundle.Bundle;
import dev.tare.store.StoreOptions;
import dev.tare.store.learn.Prior;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Prints what caches and learners make of seeded sessions, as tables in Markdown. */
public final class Replay {

    private static final long SEED = 7;
    private static final List<Integer> KILOBYTES = List.of(256, 512, 1024);

    /** The share of the loader's memory that holds templates as they are. */
    private static final double DECODED = (double) LoaderOptions.DEFAULT.decodedBytes()
            / (LoaderOptions.DEFAULT.decodedBytes() + LoaderOptions.DEFAULT.compressedBytes());

    /** The caches that are replayed, by name, in the order of the table. */
    static final Map<String, ReplayedCache.Maker> CACHES = caches();

    private final PrintStream out;

    private Replay(PrintStream out) {
        this.out = out;
    }

    private static Map<String, ReplayedCache.Maker> caches() {
        Map<String, ReplayedCache.Maker> caches = new LinkedHashMap<>();
        caches.put("FIFO", OrderedCache::fifo);
        caches.put("LRU", OrderedCache::lru);
        caches.put("LFU", OrderedCache::lfu);
        caches.put("LFU, all loads ever", OrderedCache::perfectLfu);
        caches.put("Caffeine (W-TinyLFU)", CaffeineCache::new);
        return caches;
    }

    /**
     * Replays sessions over the standard framework and over bundles.
     *
     * @param files the bundles
     */
    public static void main(String[] files) throws IOException {
        Replay replay = new Replay(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        List<Catalogue> catalogues = new ArrayList<>();
        List<Texts> texts = new ArrayList<>();
        for (String file : files) {
            try (Bundle bundle = Bundle.open(Path.of(file))) {
                catalogues.add(Catalogue.of(bundle.index()));
                texts.add(Texts.of(bundle));
            }
        }
        Catalogue standard = Catalogue.standard();
        replay.print("60 commands, 240 modules", standard, Texts.cut(standard, texts));
        for (int i = 0; i < files.length; i++) {
            replay.print(String.valueOf(Path.of(files[i]).getFileName()), catalogues.get(i), texts.get(i));
        }
    }

    private void print(String name, Catalogue catalogue, Texts texts) {
        Sessions sessions = Sessions.draw(catalogue, SessionModel.STANDARD, SEED);
        Trace trace = Trace.of(sessions);
        long all = catalogue.bytes().stream().mapToLong(Integer::longValue).sum();
        out.printf(
                Locale.ROOT,
                "#### %s: %,d KB in all; %,d sessions, %,d runs, %,d loads of %,.1f KB%n%n",
                name,
                all >> 10,
                SessionModel.STANDARD.sessions(),
                sessions.runs().size(),
                trace.length(),
                trace.meanBytes() / 1024);
        printCaches(trace, texts);
        printPredictions(sessions);
    }

    private void printCaches(Trace trace, Texts texts) {
        out.println(
                "| hit ratio, and beside it the share of the best reached | 256 KB | 512 KB | 1 MB | texts of one size, as many as 512 KB hold |");
        out.println("|---|---|---|---|---|");
        Trace uniform = trace.uniform();
        long many = Math.max(1, (long) ((512 << 10) / trace.meanBytes()));
        double[] best = KILOBYTES.stream()
                .mapToDouble(size -> Optimum.belady(trace, (long) size << 10))
                .toArray();
        double bestUniform = Optimum.farthest(uniform, many);
        CACHES.forEach((name, maker) -> {
            StringBuilder row = new StringBuilder("| " + name + " |");
            for (int i = 0; i < best.length; i++) {
                row.append(cell(trace.hitRatio(maker.make((long) KILOBYTES.get(i) << 10)), best[i]));
            }
            out.println(row.append(cell(uniform.hitRatio(maker.make(many)), bestUniform)));
        });
        StringBuilder both = new StringBuilder("| the loader's L1 and L2 together |");
        StringBuilder first = new StringBuilder("| of these in L1 |");
        for (int i = 0; i < best.length; i++) {
            LoaderCache cache = new LoaderCache(texts, (long) KILOBYTES.get(i) << 10, DECODED);
            both.append(cell(trace.hitRatio(cache), best[i]));
            first.append(cell((double) cache.decodedHits() / trace.length(), best[i]));
        }
        out.println(both.append(" – |"));
        out.println(first.append(" – |"));
        StringBuilder row = new StringBuilder("| Belady, by size and time (reached) |");
        for (double ratio : best) {
            row.append(cell(ratio, ratio));
        }
        out.println(row.append(cell(bestUniform, bestUniform)));
        row = new StringBuilder("| no cache has more (PFOO-U) |");
        for (int i = 0; i < best.length; i++) {
            row.append(cell(Optimum.bound(trace, (long) KILOBYTES.get(i) << 10), best[i]));
        }
        out.println(row.append(cell(Optimum.bound(uniform, many), bestUniform)));
        out.println();
    }

    private static String cell(double ratio, double best) {
        return String.format(Locale.ROOT, " %.3f (%.2f) |", ratio, best == 0 ? 1 : ratio / best);
    }

    private void printPredictions(Sessions sessions) {
        Catalogue catalogue = sessions.catalogue();
        double mean = sessions.runs().stream()
                .mapToInt(run -> run.opened().size())
                .average()
                .orElse(0);
        int count = Math.max(1, (int) Math.round(mean));
        out.println(
                "| prediction | told for a run | of told used | of used told | of told used, learning on | of used told, learning on |");
        out.println("|---|---|---|---|---|---|");
        row("by chance", sessions, () -> Learners.random(catalogue, count, SEED));
        row("nearest in the graph", sessions, () -> Learners.nearest(catalogue, count));
        row("in half of all runs so far", sessions, () -> Learners.frequency(catalogue));
        row(
                "the store's, as the loader takes it",
                sessions,
                () -> new StoreLearner(
                        catalogue,
                        Prior.WEAK,
                        StoreOptions.DEFAULT.halfLife(),
                        LoaderOptions.DEFAULT.likely(),
                        LoaderOptions.DEFAULT.frequentModules()));
        row(
                "knowing the hidden habits of the first half",
                sessions,
                () -> Learners.knowing(catalogue, sessions.before()));
        row(
                "knowing the hidden habits of the second half",
                sessions,
                () -> Learners.knowing(catalogue, sessions.after()));
        out.println();
    }

    private void row(String name, Sessions sessions, Supplier<ReplayedLearner> maker) {
        Prediction still = Prediction.of(maker.get(), sessions, false);
        Prediction on = Prediction.of(maker.get(), sessions, true);
        out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
                name,
                still.told(),
                100 * still.precision(),
                100 * still.recall(),
                100 * on.precision(),
                100 * on.recall());
    }
}
