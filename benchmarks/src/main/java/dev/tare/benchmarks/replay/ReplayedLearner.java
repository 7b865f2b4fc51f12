package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.CommandRun;
import java.util.Collection;

/** Tells, from the runs that it was told of, which modules the next run of a command opens. */
public interface ReplayedLearner {

    /** Is told of a run after it ended; runs come in order of time. */
    void ran(CommandRun run);

    /** Returns the modules that belong into the frequent phase of a command, each once. */
    Collection<Integer> frequent(int command);
}
