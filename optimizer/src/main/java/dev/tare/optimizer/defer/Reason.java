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
    /** Instructions for one situation, which most starts never come to. */
    SITUATION("when it comes up"),
    DETAILS;

    private final String word;

    Reason() {
        this.word = name().toLowerCase(Locale.ROOT);
    }

    Reason(String word) {
        this.word = word;
    }

    /** Returns the lower-case words that stubs and data files use. */
    public String word() {
        return word;
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
