package dev.tare.optimizer.pass;

import java.util.Locale;

/** What a pass saves by, for reports. */
public enum PassGroup {
    /** What is said or loaded twice. */
    DEDUPLICATION,
    /** Layout and notation. */
    COMPRESSION,
    /** How modules are cut and joined. */
    STRUCTURE,
    /** What is loaded later. */
    DEFERRAL,
    /** What is left out for good. */
    LOSS;

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
