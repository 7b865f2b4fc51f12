package dev.tare.optimizer.pass;

import dev.tare.core.exec.TimeLimit;
import dev.tare.core.plugin.Fault;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Calls the code of one user's pass; whatever goes wrong there becomes a {@link PassFault}. */
public final class Guard {

    private final String pass;
    private final Duration limit;

    /** Once it has hung it is not waited for again. */
    private volatile boolean hung;

    /**
     * @param pass its name
     * @param limit how long one call may take
     */
    public Guard(String pass, Duration limit) {
        this.pass = pass;
        this.limit = limit;
    }

    /**
     * Returns what the call returns.
     *
     * @throws PassFault when it fails
     */
    public <T> T call(Callable<T> code) {
        if (hung) {
            throw new PassFault(pass, "it takes too long", true);
        }
        try {
            return TimeLimit.call(limit, code);
        } catch (TimeoutException e) {
            hung = true;
            throw new PassFault(pass, Fault.of(e), true);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PassFault fault) {
                throw fault;
            }
            throw new PassFault(pass, Fault.of(e), false);
        }
    }
}
