package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.SessionModel;
import dev.tare.benchmarks.session.Sessions;
import dev.tare.loader.bundle.Bundle;
import dev.tare.store.learn.Beta;
import dev.tare.store.learn.Prior;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what the loader's cache and the store's learning make of sessions when their numbers are others. Its seeds are not those that {@link
 * Replay} reports, so that nothing is fitted to what is shown.
 */
public final class Tuning {

    private static final List<Long> SEEDS = List.of(101L, 102L, 103L);
    private static final List<Integer> KILOBYTES = List.of(256, 512, 1024);
    private static final List<Double> DECODED = List.of(1.0, 0.8, 2 / 3.0, 0.5, 1 / 3.0, 0.25, 0.15);
    private static final List<Integer> DAYS = List.of(7, 14, 30, 60, 120);
    private static final List<Double> LIKELY = List.of(0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55);
    private static final int MOST = 16;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Catalogue catalogue;
    private final List<Sessions> sessions = new ArrayList<>();

    private Tuning(Catalogue catalogue) {
        this.catalogue = catalogue;
        SEEDS.forEach(seed -> sessions.add(Sessions.draw(catalogue, SessionModel.STANDARD, seed)));
    }

    /**
     * Prints the tables.
     *
     * @param files the bundles, whose texts are cut for the standard framework; without any, learning alone is tuned
     */
    public static void main(String[] files) throws IOException {
        List<Texts> sources = new ArrayList<>();
        for (String file : files) {
            try (Bundle bundle = Bundle.open(Path.of(file))) {
                sources.add(Texts.of(bundle));
            }
        }
        Catalogue standard = Catalogue.standard();
        Tuning tuning = new Tuning(standard);
        if (files.length > 0) {
            tuning.printSplits(Texts.cut(standard, sources));
        }
        tuning.printLearning();
    }

    private void printSplits(Texts texts) {
        out.println("| share of L1 | size | hit ratio | of them L1 | share of Belady |");
        out.println("|---|---|---|---|---|");
        for (int kilobytes : KILOBYTES) {
            long bytes = (long) kilobytes << 10;
            double best = sessions.stream()
                    .mapToDouble(drawn -> Optimum.belady(Trace.of(drawn), bytes))
                    .sum();
            for (double decoded : DECODED) {
                double hits = 0;
                double first = 0;
                for (Sessions drawn : sessions) {
                    Trace trace = Trace.of(drawn);
                    LoaderCache cache = new LoaderCache(texts, bytes, decoded);
                    hits += trace.hitRatio(cache);
                    first += (double) cache.decodedHits() / trace.length();
                }
                out.printf(
                        Locale.ROOT,
                        "| %.2f | %d KB | %.3f | %.3f | %.2f |%n",
                        decoded,
                        kilobytes,
                        hits / sessions.size(),
                        first / sessions.size(),
                        hits / best);
            }
        }
        out.println();
    }

    private void printLearning() {
        Map<String, Prior> priors = new LinkedHashMap<>();
        priors.put("0.5 : 1.5", Prior.WEAK);
        priors.put("0.1 : 0.9", (command, module) -> new Beta(0.1, 0.9));
        priors.put("0.5 : 4.5", (command, module) -> new Beta(0.5, 4.5));
        priors.put("by place, weighs 2", (command, module) -> byPlace(command, module, 2));
        out.println(
                "| prior | half-life, days | likely | of told used | of used told | of told used, learning on | of used told, learning on |");
        out.println("|---|---|---|---|---|---|---|");
        priors.forEach((name, prior) -> {
            for (int days : DAYS) {
                LIKELY.forEach(likely -> printLearning(name, prior, days, likely));
            }
        });
    }

    private void printLearning(String name, Prior prior, int days, double likely) {
        double[] sums = new double[4];
        for (Sessions drawn : sessions) {
            for (int on = 0; on < 2; on++) {
                Prediction prediction = Prediction.of(
                        new StoreLearner(catalogue, prior, Duration.ofDays(days), likely, MOST), drawn, on == 1);
                sums[2 * on] += prediction.precision();
                sums[2 * on + 1] += prediction.recall();
            }
        }
        out.printf(
                Locale.ROOT,
                "| %s | %d | %.2f | %.1f %% | %.1f %% | %.1f %% | %.1f %% |%n",
                name,
                days,
                likely,
                100 * sums[0] / sessions.size(),
                100 * sums[1] / sessions.size(),
                100 * sums[2] / sessions.size(),
                100 * sums[3] / sessions.size());
    }

    /** What stands near in the graph is likelier: from 0.4 for the nearest down to 0.05 for the last, and for what a command does not name. */
    private Beta byPlace(String path, String module, double weight) {
        double mean = 0.05;
        for (Catalogue.Command command : catalogue.commands()) {
            int place = command.path().equals(path)
                    ? command.onDemand().indexOf(catalogue.modules().indexOf(module))
                    : -1;
            if (place >= 0) {
                mean += 0.35 * (1 - (double) place / command.onDemand().size());
            }
        }
        return new Beta(weight * mean, weight * (1 - mean));
    }
}
