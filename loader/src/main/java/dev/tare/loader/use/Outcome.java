package dev.tare.loader.use;

import java.util.Locale;

/** How a load ended. */
public enum Outcome {
    LOADED,

    /** The bundle could not be read. */
    FAILED,

    /** It took longer than the loader's limit. */
    TIMED_OUT,

    /** It would have held more memory than the loader's limit. */
    TOO_LARGE,

    /** The loader was closed, or whoever waited was interrupted. */
    CANCELLED;

    /** Returns the outcome as reports and files write it, such as {@code timed-out}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
