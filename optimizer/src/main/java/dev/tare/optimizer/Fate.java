package dev.tare.optimizer;

import java.util.Locale;

/** What became of a block of a source. */
public enum Fate {
    /** It stands in the output byte for byte. */
    KEPT,
    /** It stands in the output in another form, which says the same. */
    REWRITTEN,
    /** Another copy of it stays, and is named. */
    SHARED,
    /** It is opened on demand. */
    DEFERRED,
    /** It said nothing and was left out; its text is in the manifest. */
    INERT,
    /** It, or something in it, was left out or said with fewer words. Below the lossy level nothing is. */
    DROPPED;

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
