package dev.tare.optimizer.structure;

import dev.tare.core.text.ModuleId;

/**
 * One module that is going to have no file of its own.
 *
 * @param gone the module whose file goes
 * @param home the module whose file stands for it, or takes its text up
 * @param way how
 */
public record Merge(ModuleId gone, ModuleId home, Way way) {

    /** How a module goes. */
    public enum Way {
        /** Its text is the home's, to the byte. */
        SAME,
        /** It says nothing but the home's path. */
        THROUGH,
        /** Its text follows the home's in the home's file. */
        JOINED
    }
}
