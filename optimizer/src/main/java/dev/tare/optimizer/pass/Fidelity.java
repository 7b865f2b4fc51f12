package dev.tare.optimizer.pass;

import java.util.Locale;

/** What a pass promises about the meaning of what it changes, the strongest promise first. */
public enum Fidelity {
    /** The text renders to the same document; instruction XML holds the same elements, attributes and texts. */
    LOSSLESS(1),
    /** Comments and decorative rules are left out; their text is kept in the manifest. */
    INERT(1),
    /** Another notation, which an inverse turns back. */
    REVERSIBLE(1),
    /** Moved to where it is opened on demand, with a stub in its place. */
    DEFERRING(2),
    /** Dropped or reworded. Never on by default. */
    LOSSY(4);

    private final int level;

    Fidelity(int level) {
        this.level = level;
    }

    /** Returns the least {@code --level} at which such passes run. */
    public int level() {
        return level;
    }

    /** Returns the lower-case word that reports and data files use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
