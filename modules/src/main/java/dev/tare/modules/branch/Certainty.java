package dev.tare.modules.branch;

/** How sure it is that a text is used in some runs only. */
enum Certainty {
    /** Nothing is said. */
    NONE,
    /** It is used in every run. */
    ALWAYS,
    /** It reads like a case, but also like a mere label; a lead-in must say that one is chosen. */
    LABEL,
    /** A condition in words, a flag, a mode. */
    CONDITION,
    /** The case for when no other holds. */
    OTHERWISE;

    boolean isCase() {
        return this == CONDITION || this == OTHERWISE;
    }
}
