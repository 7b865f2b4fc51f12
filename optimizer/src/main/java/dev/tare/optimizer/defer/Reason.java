package dev.tare.optimizer.defer;

import java.util.Locale;
import java.util.Optional;

/** What a text is that need not be there at the start: the word by which a stub says when to open it. */
public enum Reason {
    EXAMPLES,
    HISTORY,
    STATUS,
    FACTS,
    REFERENCE,
    LINKS,
    BACKGROUND,
    /** What to do in one situation, which most starts never come to. */
    PROCEDURE,
    DETAILS;

    /** Returns the lower-case word that stubs and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Reason> of(String word) {
        for (Reason reason : values()) {
            if (reason.word().equals(word)) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
