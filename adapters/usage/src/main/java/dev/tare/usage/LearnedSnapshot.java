package dev.tare.usage;

import dev.tare.loader.use.LearnedUse;
import dev.tare.store.learn.Posteriors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was learned until one moment. Immutable.
 *
 * @param modules what follows each command, by the command's path
 * @param weights of the starts of each command, by its path
 * @param commands the commands, the likeliest first
 */
record LearnedSnapshot(Map<String, List<Likely>> modules, Map<String, Double> weights, List<Likely> commands)
        implements LearnedUse {

    /** Nothing was learned. */
    static final LearnedSnapshot EMPTY = new LearnedSnapshot(Map.of(), Map.of(), List.of());

    /** What was started so long ago that its weight is no number to divide by. */
    private static final double NOTHING = 1e-9;

    LearnedSnapshot {
        modules = Map.copyOf(modules);
        weights = Map.copyOf(weights);
        commands = List.copyOf(commands);
    }

    /** Returns what is believed at a time. A command is as likely as its share of the weight of all starts. */
    static LearnedSnapshot of(Posteriors posteriors, Instant now) {
        Map<String, List<Likely>> modules = new TreeMap<>();
        Map<String, Double> starts = new TreeMap<>();
        posteriors.learned().keySet().forEach(command -> {
            List<Posteriors.Opening> openings = posteriors.after(command, now.toEpochMilli());
            modules.put(
                    command,
                    openings.stream()
                            .map(opening -> new Likely(opening.module(), opening.probability()))
                            .toList());
            starts.put(command, posteriors.starts(command, now.toEpochMilli()));
        });
        double all = starts.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Likely> commands = new ArrayList<>();
        starts.forEach((command, weight) -> {
            if (weight > NOTHING) {
                commands.add(new Likely(command, weight / all));
            }
        });
        // Those that are alike stay in order of their paths.
        commands.sort(Comparator.comparingDouble(Likely::probability).reversed());
        return new LearnedSnapshot(modules, starts, commands);
    }

    @Override
    public List<Likely> after(String command) {
        return modules.getOrDefault(command, List.of());
    }

    @Override
    public double starts(String command) {
        return weights.getOrDefault(command, 0.0);
    }
}
