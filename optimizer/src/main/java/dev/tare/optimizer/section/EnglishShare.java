package dev.tare.optimizer.section;

import java.util.Set;

/** Counts whether the blocks of a module are English, by the small words that no English text does without. */
final class EnglishShare {

    private static final int LEAST_WORDS = 40;

    /** In English prose one word in six is one of them, in lists of names one in thirty. */
    private static final int LEAST_PERCENT = 1;

    /** None of them is common in the languages whose letters are those of English. */
    private static final Set<String> SMALL = Verbs.words("""
            and are be before each every for from if it its not or that the then this to use when with your
            """);

    private long words;
    private long small;

    void count(BlockWords block) {
        for (Word word : block.words()) {
            if (word.kind() == Word.Kind.WORD) {
                words++;
                small += SMALL.contains(word.text()) ? 1 : 0;
            }
        }
    }

    /** Tells whether there are words enough to know, and hardly any is English. */
    boolean isOther() {
        return words >= LEAST_WORDS && small * 100 < words * LEAST_PERCENT;
    }
}
