package dev.tare.bundler.build;

import java.util.Locale;

/** What a build writes. */
public enum BuildTarget {
    /** A copy of the framework that a harness uses as it is. */
    TREE,
    /** The difference to the source, in one file. */
    PATCH,
    /** One self-contained prompt for each entry, in a file of its own. */
    FLAT,
    /** One file of compiled templates, which a loader opens. */
    BUNDLE;

    /** Returns the lower-case word that options and reports use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
