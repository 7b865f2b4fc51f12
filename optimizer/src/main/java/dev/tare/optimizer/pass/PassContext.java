package dev.tare.optimizer.pass;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.dialect.Harness;

/**
 * What a pass may use.
 *
 * @param counter counts in the encoding by which edits are judged
 * @param harness the harness that the framework is for
 * @param executor runs work on many modules at once
 * @param memo what text passes did to modules that are the same as before
 * @param installation what lies around the modules
 * @param faults hears of passes of users that fail
 */
public record PassContext(
        TokenCounter counter,
        Harness harness,
        TaskExecutor executor,
        RewriteMemo memo,
        Installation installation,
        UserFaults faults) {

    /** A context without memory, for a framework that is one package and has no other files. */
    public PassContext(TokenCounter counter, Harness harness, TaskExecutor executor) {
        this(counter, harness, executor, RewriteMemo.empty(), Installation.MODULES_ONLY, new UserFaults());
    }
}
