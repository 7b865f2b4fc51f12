package dev.tare.optimizer;

import java.util.Locale;
import java.util.Optional;

/** How instruction XML is written in the output. */
public enum Notation {
    /** As XML. */
    KEEP,
    /** As an indented outline, where that costs less. */
    OUTLINE;

    /** Returns the notation that a word names. */
    public static Optional<Notation> of(String word) {
        for (Notation notation : values()) {
            if (notation.word().equals(word)) {
                return Optional.of(notation);
            }
        }
        return Optional.empty();
    }

    /** Returns the lower-case word that options and reports use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
