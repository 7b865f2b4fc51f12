package dev.tare.store.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of every command and module: a Beta distribution each, from a prior and from runs whose weight halves with every
 * half-life. A run of a command is one trial for each module; one that was opened in it is a success. A module that is new after a command was
 * missed in all of its earlier runs, so it is enough to sum up runs of a command and openings of a module, and the order in which runs are
 * learned makes no difference but of rounding. Immutable.
 */
public final class Posteriors {

    private static final double NOTHING = 1e-9;

    /** What was seen ten half-lives ago, and only once, weighs this much. */
    private static final double NEXT_TO_NOTHING = 1.0 / 1024;

    private final Prior prior;
    private final double halfLife;
    private final SortedMap<String, Learned> commands;

    /**
     * What was summed up of one command.
     *
     * @param starts its runs
     * @param openings runs in which a module was opened, by the module's path
     */
    public record Learned(Tally starts, SortedMap<String, Tally> openings) {

        public Learned {
            openings = Collections.unmodifiableSortedMap(new TreeMap<>(openings));
        }
    }

    /**
     * A module that follows a command.
     *
     * @param module its path
     * @param probability how likely it is opened, from 0 to 1
     * @param deviation how far from that the truth may well be: one standard deviation
     * @param openings the weight of runs in which it was opened
     * @param starts the weight of all runs of the command
     */
    public record Opening(String module, double probability, double deviation, double openings, double starts) {}

    private Posteriors(Prior prior, double halfLife, SortedMap<String, Learned> commands) {
        this.prior = prior;
        this.halfLife = halfLife;
        this.commands = Collections.unmodifiableSortedMap(commands);
    }

    /**
     * Returns what is believed before any run.
     *
     * @param halfLife the time in which what was seen loses half of its weight, at least 1 ms
     */
    public static Posteriors of(Prior prior, Duration halfLife) {
        return of(prior, halfLife, new TreeMap<>());
    }

    /** Returns what is believed after what was summed up before. */
    public static Posteriors of(Prior prior, Duration halfLife, SortedMap<String, Learned> learned) {
        if (halfLife.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("a half-life is at least 1 ms, not " + halfLife);
        }
        return new Posteriors(
                prior, (double) halfLife.toSeconds() * 1000 + halfLife.toMillisPart(), new TreeMap<>(learned));
    }

    /** Returns what was summed up, by the command's path. */
    public SortedMap<String, Learned> learned() {
        return commands;
    }

    /** Returns what is believed after some more runs. */
    public Posteriors update(Collection<Run> runs) {
        return update(List.of(), runs);
    }

    /**
     * Returns what is believed after runs turned out to be others: one that was learned while it went on has opened more since.
     *
     * @param before runs that were learned
     * @param after what takes their place, and new ones
     */
    public Posteriors update(Collection<Run> before, Collection<Run> after) {
        SortedMap<String, Builder> changed = new TreeMap<>();
        // Added first: what is taken away then never meets a sum that is still without it.
        add(after, 1, changed);
        add(before, -1, changed);
        TreeMap<String, Learned> all = new TreeMap<>(commands);
        changed.forEach((command, builder) -> all.put(command, builder.build()));
        return new Posteriors(prior, halfLife, all);
    }

    private void add(Collection<Run> runs, double weight, SortedMap<String, Builder> changed) {
        List<Run> inOrder = new ArrayList<>(runs);
        inOrder.sort(Comparator.comparingLong(Run::at).thenComparing(Run::command));
        for (Run run : inOrder) {
            Builder builder = changed.computeIfAbsent(run.command(), command -> new Builder(commands.get(command)));
            builder.starts = builder.starts.plus(weight, run.at(), halfLife);
            for (String module : run.opened()) {
                builder.openings.merge(
                        module,
                        Tally.NONE.plus(weight, run.at(), halfLife),
                        (sum, one) -> sum.plus(weight, run.at(), halfLife));
            }
        }
    }

    private static final class Builder {

        private Tally starts = Tally.NONE;
        private final TreeMap<String, Tally> openings = new TreeMap<>();

        Builder(@Nullable Learned before) {
            if (before != null) {
                starts = before.starts();
                openings.putAll(before.openings());
            }
        }

        Learned build() {
            // The last event of a tally weighs 1 at its own time, so anything this small is what rounding left of what
            // was taken away.
            openings.values().removeIf(tally -> tally.weight() < NOTHING);
            return new Learned(starts, openings);
        }
    }

    /**
     * Returns what is believed without what weighs next to nothing at a time, so that commands and modules that are gone are not kept for ever.
     *
     * @param now in milliseconds since 1970
     */
    public Posteriors faded(long now) {
        SortedMap<String, Learned> left = new TreeMap<>();
        commands.forEach((command, learned) -> {
            if (!isNextToNothing(learned.starts(), now)) {
                SortedMap<String, Tally> openings = new TreeMap<>(learned.openings());
                openings.values().removeIf(tally -> isNextToNothing(tally, now));
                left.put(command, new Learned(learned.starts(), openings));
            }
        });
        return new Posteriors(prior, halfLife, left);
    }

    private boolean isNextToNothing(Tally tally, long now) {
        return tally.weightAt(now, halfLife) < NEXT_TO_NOTHING;
    }

    /**
     * Returns the belief for a command and a module at a time.
     *
     * @param now in milliseconds since 1970; what was seen later counts as if seen now
     */
    public Beta of(String command, String module, long now) {
        Beta before = prior.of(command, module);
        Learned learned = commands.get(command);
        if (learned == null) {
            return before;
        }
        Tally opening = learned.openings().getOrDefault(module, Tally.NONE);
        double opened = opening.weightAt(now, halfLife);
        double starts = learned.starts().weightAt(now, halfLife);
        // A module is opened at most once in a run; anything below 0 is a rounding.
        double missed = Math.max(0, starts - opened);
        return new Beta(before.opened() + opened, before.missed() + missed);
    }

    /**
     * Returns the weight of a command's runs at a time; 0 for one that nothing was learned of.
     *
     * @param now in milliseconds since 1970
     */
    public double starts(String command, long now) {
        Learned learned = commands.get(command);
        return learned == null ? 0 : learned.starts().weightAt(now, halfLife);
    }

    /** Returns the modules that were opened after a command, the likeliest first, and by path where they are alike; see {@link #of}. */
    public List<Opening> after(String command, long now) {
        Learned learned = commands.get(command);
        if (learned == null) {
            return List.of();
        }
        double starts = learned.starts().weightAt(now, halfLife);
        List<Opening> openings = new ArrayList<>();
        learned.openings().forEach((module, tally) -> {
            Beta beta = of(command, module, now);
            openings.add(new Opening(module, beta.mean(), beta.deviation(), tally.weightAt(now, halfLife), starts));
        });
        openings.sort(
                Comparator.comparingDouble(Opening::probability).reversed().thenComparing(Opening::module));
        return openings;
    }
}
