package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.CommandRun;
import dev.tare.benchmarks.session.Sessions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How well a learner told what the runs of the second half open.
 *
 * @param precision the share of modules told that were opened, over all runs; 1 when none was told
 * @param recall the share of modules opened that were told, over all runs; 1 when none was opened
 * @param told how many modules were told for a run, on average
 */
public record Prediction(double precision, double recall, double told) {

    /**
     * Tells a learner of the first half and asks it about the second.
     *
     * @param goOn whether it is told of runs of the second half too, each after it was asked about it
     */
    public static Prediction of(ReplayedLearner learner, Sessions sessions, boolean goOn) {
        List<CommandRun> runs = sessions.runs();
        runs.subList(0, sessions.half()).forEach(learner::ran);
        long told = 0;
        long opened = 0;
        long both = 0;
        List<CommandRun> second = runs.subList(sessions.half(), runs.size());
        for (CommandRun run : second) {
            Set<Integer> frequent = new HashSet<>(learner.frequent(run.command()));
            told += frequent.size();
            opened += run.opened().size();
            both += run.opened().stream().filter(frequent::contains).count();
            if (goOn) {
                learner.ran(run);
            }
        }
        return new Prediction(
                told == 0 ? 1 : (double) both / told,
                opened == 0 ? 1 : (double) both / opened,
                second.isEmpty() ? 0 : (double) told / second.size());
    }
}
