package dev.tare.core.token;

import dev.tare.core.text.SourceText;

/** The rule for the cuts that {@link TokenCounter#countBetween} takes. */
final class Cuts {

    private Cuts() {}

    /** Throws an {@link IllegalArgumentException} unless there are two cuts or more, in ascending order, inside the text. */
    static void check(SourceText text, int[] cuts) {
        if (cuts.length < 2) {
            throw new IllegalArgumentException("a stretch has two ends, but " + cuts.length + " cuts were given");
        }
        int last = 0;
        for (int cut : cuts) {
            if (cut < last || cut > text.length()) {
                throw new IllegalArgumentException("cut " + cut + " is not between " + last + " and " + text.length());
            }
            last = cut;
        }
    }
}
