package dev.tare.optimizer;

import java.util.Locale;

/** How instruction XML is written in the output. */
public enum Notation {
    /** As XML. */
    KEEP,
    /** As an indented outline, where that costs less. */
    OUTLINE;

    /** Returns the lower-case word that options and reports use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
