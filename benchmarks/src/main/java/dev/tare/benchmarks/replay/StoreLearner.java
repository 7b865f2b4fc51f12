package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.CommandRun;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.learn.Prior;
import dev.tare.store.learn.Run;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the store learns, taken as the loader takes it: from a probability on, and what stands nearest in the graph where nothing was learned. */
public final class StoreLearner implements ReplayedLearner {

    private final Catalogue catalogue;
    private final double likely;
    private final int most;
    private final Map<String, Integer> modules = new HashMap<>();
    private Posteriors posteriors;
    private long now;

    /**
     * @param halfLife the time in which what was seen loses half of its weight
     * @param likely how likely a module must be
     * @param most how many modules are told at most
     */
    public StoreLearner(Catalogue catalogue, Prior prior, Duration halfLife, double likely, int most) {
        this.catalogue = catalogue;
        this.likely = likely;
        this.most = most;
        this.posteriors = Posteriors.of(prior, halfLife);
        for (int i = 0; i < catalogue.modules().size(); i++) {
            modules.put(catalogue.modules().get(i), i);
        }
    }

    @Override
    public void ran(CommandRun run) {
        now = run.time();
        List<String> opened = run.opened().stream()
                .map(module -> catalogue.modules().get(module))
                .toList();
        posteriors = posteriors.update(List.of(
                new Run(run.time(), catalogue.commands().get(run.command()).path(), opened)));
    }

    @Override
    public Collection<Integer> frequent(int command) {
        Catalogue.Command entry = catalogue.commands().get(command);
        if (!posteriors.learned().containsKey(entry.path())) {
            return entry.onDemand().stream().limit(most).toList();
        }
        return posteriors.after(entry.path(), now).stream()
                .filter(opening -> opening.probability() >= likely)
                .limit(most)
                .map(opening -> modules.get(opening.module()))
                .toList();
    }
}
