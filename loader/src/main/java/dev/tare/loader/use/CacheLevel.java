package dev.tare.loader.use;

import java.util.Locale;

/** Where a loaded module came from, the fastest first. */
public enum CacheLevel {
    /** L1: decoded in memory. */
    DECODED,

    /** L2: compressed in memory. */
    COMPRESSED,

    /** L3: the bundle. */
    BUNDLE;

    /** Returns the level as reports and files write it, such as {@code decoded}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
