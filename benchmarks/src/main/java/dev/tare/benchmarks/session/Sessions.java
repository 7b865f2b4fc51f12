package dev.tare.benchmarks.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Sessions drawn from a {@link SessionModel} and a seed: the same seed gives the same sessions.
 *
 * @param catalogue what is run and opened
 * @param runs in order of time
 * @param half the index of the first run after the shift
 * @param before the habits of the first half, hidden from whoever learns
 * @param after those of the second
 * @param followers for each command those that follow it, the likeliest first
 */
public record Sessions(
        Catalogue catalogue,
        List<CommandRun> runs,
        int half,
        Habits before,
        Habits after,
        List<List<Integer>> followers) {

    public Sessions {
        runs = List.copyOf(runs);
        followers = List.copyOf(followers);
    }

    /** Draws sessions over a catalogue. */
    public static Sessions draw(Catalogue catalogue, SessionModel model, long seed) {
        Draws draws = new Draws(seed);
        Draws habitDraws = draws.split();
        Draws chainDraws = draws.split();
        Draws runDraws = draws.split();
        int commands = catalogue.commands().size();
        Habits before = Habits.draw(catalogue, model, habitDraws);
        List<Integer> all = IntStream.range(0, commands).boxed().toList();
        List<Integer> shifting = habitDraws.shuffled(all).subList(0, (int) Math.round(commands * model.shifting()));
        Habits after = before.shifted(shifting, catalogue, model, habitDraws);
        List<List<Integer>> followers = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            followers.add(followers(commands, before, chainDraws));
        }
        List<CommandRun> runs = new ArrayList<>();
        int half = 0;
        double time = 0;
        for (int session = 0; session < model.sessions(); session++) {
            boolean shifted = session >= model.sessions() / 2;
            if (!shifted) {
                half = runs.size();
            }
            time = session(session, time, catalogue, model, shifted ? after : before, followers, runDraws, runs);
            if (!shifted) {
                half = runs.size();
            }
        }
        return new Sessions(catalogue, runs, half, before, after, followers);
    }

    private static List<Integer> followers(int commands, Habits habits, Draws draws) {
        Set<Integer> followers = new LinkedHashSet<>();
        while (followers.size() < Math.min(SessionModel.FOLLOWERS.length, commands)) {
            followers.add(draws.weighted(habits.weights()));
        }
        return List.copyOf(followers);
    }

    /** Draws one session and returns the time at which the next one begins. */
    private static double session(
            int session,
            double start,
            Catalogue catalogue,
            SessionModel model,
            Habits habits,
            List<List<Integer>> followers,
            Draws draws,
            List<CommandRun> runs) {
        double time = start;
        int command = draws.weighted(habits.weights());
        while (true) {
            runs.add(new CommandRun(session, (long) time, command, opened(catalogue, model, habits, command, draws)));
            time += draws.waiting(SessionModel.RUN_MILLIS);
            if (draws.happens(1 / model.runs())) {
                return time + draws.waiting(SessionModel.SESSION_MILLIS);
            }
            double u = draws.uniform();
            if (u < model.follow()) {
                List<Integer> next = followers.get(command);
                command = next.get(Math.min(draws.weighted(SessionModel.FOLLOWERS), next.size() - 1));
            } else if (u >= model.follow() + model.repeat()) {
                command = draws.weighted(habits.weights());
            }
        }
    }

    private static List<Integer> opened(
            Catalogue catalogue, SessionModel model, Habits habits, int command, Draws draws) {
        List<Integer> onDemand = catalogue.commands().get(command).onDemand();
        Set<Integer> opened = new LinkedHashSet<>();
        for (int i = 0; i < onDemand.size(); i++) {
            if (draws.happens(habits.opens(command, i))) {
                opened.add(onDemand.get(i));
            }
        }
        if (draws.happens(model.noise())) {
            opened.add(draws.below(catalogue.modules().size()));
        }
        return List.copyOf(opened);
    }

    /** Returns the templates that are loaded, in order: of each run first what its command starts with, then what it opens. */
    public int[] loads() {
        return runs.stream()
                .flatMapToInt(run -> IntStream.concat(
                        catalogue.commands().get(run.command()).critical().stream()
                                .mapToInt(Integer::intValue),
                        run.opened().stream()
                                .mapToInt(module -> catalogue.templates().get(module))))
                .toArray();
    }

    /** Returns all runs as lines of session, time, command and modules opened, with tabs between them. */
    public String toTsv() {
        StringBuilder out = new StringBuilder("session\ttime\tcommand\topened\n");
        for (CommandRun run : runs) {
            out.append(run.session()).append('\t').append(run.time()).append('\t');
            out.append(catalogue.commands().get(run.command()).path()).append('\t');
            List<String> paths = run.opened().stream()
                    .map(module -> catalogue.modules().get(module))
                    .toList();
            out.append(String.join(" ", paths)).append('\n');
        }
        return out.toString();
    }
}
