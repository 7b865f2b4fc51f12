package dev.tare.core.diag;

import java.util.Locale;

/** How bad a diagnostic is, worst first. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** Returns the lower-case word that reports print. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
