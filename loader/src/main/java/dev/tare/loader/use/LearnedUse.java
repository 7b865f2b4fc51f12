package dev.tare.loader.use;

import java.util.List;

/** What was learned from earlier loads: which modules follow a command. For any number of threads. */
@FunctionalInterface
public interface LearnedUse {

    /** Knows nothing, so that the graph alone tells what is likely. */
    LearnedUse NONE = command -> List.of();

    /**
     * Returns the modules that were asked for after a command, the likeliest first; empty when nothing is known of the command.
     *
     * @param command the path of the entry's module, relative to the framework's root
     */
    List<Likely> after(String command);

    /**
     * A module that follows a command.
     *
     * @param module its path, relative to the framework's root
     * @param probability how likely it is asked for, from 0 to 1
     */
    record Likely(String module, double probability) {}
}
