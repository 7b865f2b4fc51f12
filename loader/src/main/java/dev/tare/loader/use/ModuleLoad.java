package dev.tare.loader.use;

import java.time.Instant;

/**
 * One load of one module, as a {@link UsageRecorder} is told of it.
 *
 * @param at when it began
 * @param command the path of the entry's module for which it was loaded, relative to the framework's root; empty where it was for none
 * @param module the path of the module, relative to the framework's root
 * @param phase when it was loaded
 * @param from where it came from; for what failed, where it was looked for last
 * @param nanos how long it took, in nanoseconds
 * @param tokens what its text counts, or 0 when it was not loaded
 * @param outcome how it ended
 */
public record ModuleLoad(
        Instant at,
        String command,
        String module,
        Phase phase,
        CacheLevel from,
        long nanos,
        long tokens,
        Outcome outcome) {}
