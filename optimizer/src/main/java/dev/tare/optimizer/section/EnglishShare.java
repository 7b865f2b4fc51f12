package dev.tare.optimizer.section;

import java.util.Set;

/**
 * Counts whether the blocks of a module are English: by the small words that no English text does without and, where these are missing
 * as they are in lists of names and dates, by signs of another language.
 */
final class EnglishShare {

    private static final int LEAST_WORDS = 40;

    /** In English prose one word in six is one of them, in lists of names one in thirty. */
    private static final int LEAST_PERCENT = 1;

    /** Where fewer words than that look like another language's, they are names in an English list. */
    private static final int LEAST_OTHER_PERCENT = 3;

    /** None of them is common in the languages whose letters are those of English. */
    private static final Set<String> SMALL = Verbs.words("""
            and are be been before could each every for from how if into it its not or only should that the their
            then there these they this those through to use were what when where which with would you your
            """);

    /** Small words of German, Dutch, French, Spanish, Portuguese, Italian, Polish, Indonesian and Scandinavian languages. */
    private static final Set<String> OTHERS = Verbs.words("""
            adalah af alle als auf aus av avec bei beim bir bu che con cuando dan das de dem den denn der des det
            di din dla do dos du een ein eine einem einen einer el em en er est et ett  gli het
            ikke il ini inte itu je jest las le les los med mit na nach nicht nie nur och oder og ohne
            para pas por pour que quando som sont sie sind sur te til tidak una und une uma untuk ve voor
            wenn wird yang zu zum zur
            """);

    private long words;
    private long small;
    private long others;

    void count(BlockWords block) {
        for (Word word : block.words()) {
            if (word.kind() == Word.Kind.WORD) {
                words++;
                small += SMALL.contains(word.text()) ? 1 : 0;
                others += OTHERS.contains(word.text()) || hasOtherLetter(word.text()) ? 1 : 0;
            }
        }
    }

    private static boolean hasOtherLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) > 127 && Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether there are words enough to know, hardly any is English, and some are not. */
    boolean isOther() {
        return words >= LEAST_WORDS
                && small * 100 < words * LEAST_PERCENT
                && others * 100 >= words * LEAST_OTHER_PERCENT;
    }
}
