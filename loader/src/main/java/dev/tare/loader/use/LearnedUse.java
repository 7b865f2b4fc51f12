package dev.tare.loader.use;

import java.util.List;

/** What was learned from earlier loads: which modules follow a command. For any number of threads. */
public interface LearnedUse {

    /** Knows nothing, so that the graph alone tells what is likely. */
    LearnedUse NONE = new LearnedUse() {
        @Override
        public List<Likely> after(String command) {
            return List.of();
        }
    };

    /**
     * Returns the modules that were asked for after a command, the likeliest first; empty when nothing is known of the command, or when
     * nothing was asked for after it, see {@link #starts}.
     *
     * @param command the path of the entry's module, relative to the framework's root
     */
    List<Likely> after(String command);

    /**
     * Returns on how many starts of a command that rests, old ones counted less; 0 when none is known of, or when that is not counted.
     *
     * @param command the path of the entry's module, relative to the framework's root
     */
    default double starts(String command) {
        return 0;
    }

    /** Returns the commands that are asked for, the likeliest first; empty when nothing is known. */
    default List<Likely> commands() {
        return List.of();
    }

    /**
     * A module that follows a command, or a command.
     *
     * @param module its path, relative to the framework's root
     * @param probability how likely it is asked for, from 0 to 1
     */
    record Likely(String module, double probability) {}
}
