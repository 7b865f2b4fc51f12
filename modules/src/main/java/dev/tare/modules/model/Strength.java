package dev.tare.modules.model;

import java.util.Locale;

/** Who follows a reference, strongest first. */
public enum Strength {
    /** The harness itself puts the target's text into the context. */
    EAGER,
    /** The harness does so when a condition of its own holds, such as a rule's paths. */
    CONDITIONAL,
    /** The model may open it. */
    LAZY;

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
