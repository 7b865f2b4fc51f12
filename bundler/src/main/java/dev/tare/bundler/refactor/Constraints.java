package dev.tare.bundler.refactor;

import dev.tare.modules.wording.HardConstraints;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Tells which pieces state a hard constraint, and whether a change touches it. */
final class Constraints {

    /** Words that turn the meaning of a sentence when they come or go. */
    private static final Set<String> TURNING = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nor",
            "neither",
            "nothing",
            "without",
            "unless",
            "except",
            "only",
            "must",
            "mustn't",
            "always",
            "shall",
            "should",
            "shouldn't",
            "may",
            "mandatory",
            "required",
            "optional",
            "forbidden",
            "prohibited",
            "allowed",
            "critical",
            "cannot",
            "can't",
            "don't",
            "doesn't",
            "didn't",
            "won't",
            "isn't",
            "aren't",
            "avoid",
            "before",
            "after",
            "all",
            "every",
            "any");

    private Constraints() {}

    static boolean isDirective(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return HardConstraints.isStatedIn(utf8, 0, utf8.length);
    }

    /** Tells whether one of the words turns the meaning of a sentence; a number does so in a directive. */
    static boolean turns(List<String> words, boolean directive) {
        for (String word : words) {
            if (TURNING.contains(word.replace('\u2019', '\''))
                    || directive && !word.isEmpty() && Character.isDigit(word.charAt(0))) {
                return true;
            }
        }
        return false;
    }
}
