package dev.tare.core.config;

import java.util.Locale;

/** The widest tier of resolved references that count as edges of the graph, from strict to generous. */
public enum Resolution {
    /** Only paths as written, from the referring file's folder or from the root. */
    EXACT,
    /** Paths below a declared root too. */
    ROOTED,
    /** Unique path suffixes too. */
    SUFFIX,
    /** Unique bare file names too. */
    NAME;

    /** Returns the lower-case word that {@code tare.yaml} uses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
