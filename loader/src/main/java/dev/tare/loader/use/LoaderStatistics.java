package dev.tare.loader.use;

/** Is told what a loader does, at once and from any thread: it must be quick and must not throw. */
public interface LoaderStatistics {

    /** Counts nothing. */
    LoaderStatistics NONE = new LoaderStatistics() {};

    /** A template was asked for, and this is where it was found. */
    default void found(CacheLevel level) {}

    /** A module was loaded, or was not. */
    default void loaded(Phase phase, Outcome outcome, long nanos, long tokens) {}

    /** The loader let go of a template, to have room for others. */
    default void evicted(CacheLevel level, long bytes) {}

    /** Another bundle took the place of the one that was open. */
    default void swapped() {}
}
