package dev.tare.loader.use;

import java.util.Locale;

/** When a module is loaded. */
public enum Phase {
    /** With the entry: itself and what is in the context when it starts. */
    CRITICAL,

    /** In the background once the entry is there, since it is likely to be asked for. */
    FREQUENT,

    /** When it is asked for. */
    ON_DEMAND;

    /** Returns the phase as reports and files write it, such as {@code on-demand}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
