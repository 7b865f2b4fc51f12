package dev.tare.bundler;

import dev.tare.modules.ReadOptions;

/**
 * How an audit is to be done. What it reckons with (the model, the context window, the threshold of a heavy start, the
 * encoding) is configuration: {@code read} carries it.
 *
 * @param read how the framework is read, with everything that overrides its project file
 * @param parallelism how many threads work at once, the calling one included; at least 1
 */
public record AuditOptions(ReadOptions read, int parallelism) {

    /** Nothing is overridden, and every processor works. */
    public static AuditOptions defaults() {
        return of(ReadOptions.DEFAULT);
    }

    /** Returns options with a thread for each processor. */
    public static AuditOptions of(ReadOptions read) {
        return new AuditOptions(read, Runtime.getRuntime().availableProcessors());
    }
}
