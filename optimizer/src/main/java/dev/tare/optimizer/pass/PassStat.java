package dev.tare.optimizer.pass;

import dev.tare.core.text.ModuleId;
import java.util.Map;

/**
 * What one pass did to a framework.
 *
 * @param pass the pass
 * @param saved by how many tokens it made each module smaller; those that it did not change are left out. A module that takes in
 *     the text of another grows: that is a negative saving
 * @param nanos how long it took, summed over the threads that worked at it
 */
public record PassStat(Pass pass, Map<ModuleId, Integer> saved, long nanos) {

    public PassStat {
        saved = Map.copyOf(saved);
    }

    /** Returns how many modules the pass changed. */
    public int modules() {
        return saved.size();
    }

    /** Returns by how many tokens the framework got smaller. */
    public long savedTokens() {
        long tokens = 0;
        for (int of : saved.values()) {
            tokens += of;
        }
        return tokens;
    }
}
