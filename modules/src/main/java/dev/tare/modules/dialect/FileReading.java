package dev.tare.modules.dialect;

import dev.tare.core.exec.TimeLimit;
import dev.tare.core.plugin.Fault;
import dev.tare.core.plugin.PluginLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What dialects read in one file.
 *
 * @param role what the file is
 * @param scan its mentions and slots
 * @param faults users' dialects that failed on it and were left out
 */
public record FileReading(Role role, MentionScan scan, List<DialectFault> faults) {

    /**
     * Reads a file. A user's dialect that throws is left out for this file, and the others read it anew.
     *
     * @throws DialectFault when one hangs: reading has to begin again without it, for all files
     */
    public static FileReading of(Dialects dialects, Draft draft, Tree tree, PluginLimits limits) {
        if (dialects.ofUsers().isEmpty()) {
            return read(dialects, draft, tree, List.of());
        }
        List<DialectFault> faults = new ArrayList<>();
        Dialects heard = dialects;
        while (true) {
            UserDialect.Watch watch = new UserDialect.Watch();
            Dialects watched = heard.watched(watch);
            try {
                return TimeLimit.call(limits.module(), () -> read(watched, draft, tree, faults));
            } catch (TimeoutException e) {
                throw new DialectFault(
                        watch.dialect().orElse(heard.ofUsers().get(0).id()), Fault.of(e), true);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof DialectFault fault)) {
                    throw rethrown(e.getCause());
                }
                faults.add(fault);
                heard = heard.without(fault.dialect());
            }
        }
    }

    private static FileReading read(Dialects dialects, Draft draft, Tree tree, List<DialectFault> faults) {
        Role role = dialects.roleOf(draft, tree);
        return new FileReading(role, MentionScan.run(dialects, draft, role, tree), faults);
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException own ? own : new IllegalStateException(cause);
    }
}
