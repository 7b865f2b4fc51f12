package dev.tare.optimizer.refactor;

import java.util.Locale;

/** What became of a piece of text when people rewrote a framework, the best first. */
public enum PieceFate {
    /** It stands in the same module, in the same order. */
    KEPT,
    /** It stands in another module, or in another place of its own. */
    MOVED,
    /** It stood more than once and now stands fewer times; another copy of it is left. */
    SHARED,
    /** Something similar stands in its place. */
    CHANGED,
    /** Nothing like it is left. */
    LOST;

    /** Returns the lower-case word that reports use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
