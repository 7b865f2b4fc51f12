package dev.tare.core.diag;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Words that suggestions are asked of again and again. What tells at a glance that a word is far from another is worked out once for each, so that
 * of ten thousand words only a few are compared. Gives what {@link Suggestions#closest} gives. Immutable.
 */
public final class KnownWords {

    /** The most pairs of neighbours that one edit takes away: a swap of two characters changes three. */
    private static final int PAIRS_OF_AN_EDIT = 3;

    /** Words that may be as near as this are gathered at once, since suggestions are mostly found among them. */
    private static final int NEAR = 2;

    private final String[] words;
    private final int[] lengths;
    private final long[] kinds;
    private final long[] pairs;

    /** Makes them of words in any order. */
    public KnownWords(Collection<String> words) {
        this.words = words.toArray(new String[0]);
        Arrays.sort(this.words);
        this.lengths = new int[this.words.length];
        this.kinds = new long[this.words.length];
        this.pairs = new long[this.words.length];
        for (int i = 0; i < this.words.length; i++) {
            char[] lower = Suggestions.lower(this.words[i]);
            lengths[i] = lower.length;
            kinds[i] = Suggestions.kinds(lower, lower.length);
            pairs[i] = pairs(lower);
        }
    }

    /**
     * Returns the words nearest to one, nearest first and then in their natural order; none when none is near. The word itself is no suggestion.
     *
     * @param limit how many to give at most
     */
    public List<String> closest(String word, int limit) {
        if (limit < 1 || word.isEmpty()) {
            return List.of();
        }
        Suggestions suggestions = new Suggestions(word, limit);
        Measure measure = new Measure(Suggestions.lower(word));
        // The nearest first: what they leave of the threshold spares the rest.
        int[] near = measure.near();
        for (int distance = 0; distance <= Math.min(NEAR, suggestions.threshold()); distance++) {
            for (int at : near) {
                if (measure.atLeast(at) == distance) {
                    consider(at, word, suggestions);
                }
            }
        }
        if (suggestions.threshold() > NEAR) {
            considerFar(word, suggestions, measure);
        }
        return suggestions.best();
    }

    private void considerFar(String word, Suggestions suggestions, Measure measure) {
        byte[] atLeast = new byte[words.length];
        for (int i = 0; i < atLeast.length; i++) {
            atLeast[i] = (byte) Math.min(measure.atLeast(i), Byte.MAX_VALUE);
        }
        for (int distance = NEAR + 1; distance <= suggestions.threshold(); distance++) {
            for (int i = 0; i < atLeast.length; i++) {
                if (atLeast[i] == distance) {
                    consider(i, word, suggestions);
                }
            }
        }
    }

    private void consider(int at, String word, Suggestions suggestions) {
        if (!words[at].equals(word)) {
            suggestions.consider(words[at]);
        }
    }

    /** What each word's distance from one is at least. Calls and branches in here are paid for by the ten thousand. */
    private final class Measure {

        private final int length;
        private final long wordKinds;
        private final long wordPairs;

        Measure(char[] word) {
            this.length = word.length;
            this.wordKinds = Suggestions.kinds(word, word.length);
            this.wordPairs = pairs(word);
        }

        int atLeast(int word) {
            int distance = Math.max(Math.abs(lengths[word] - length), differing(wordKinds, kinds[word]));
            // A third, rounded up, of what is less than 128.
            return Math.max(distance, (differing(wordPairs, pairs[word]) + PAIRS_OF_AN_EDIT - 1) * 43 >> 7);
        }

        /** Returns the words that may be near. */
        int[] near() {
            int[] near = new int[lengths.length];
            int count = 0;
            for (int i = 0; i < near.length; i++) {
                // Most words are far by their pairs alone.
                if (differing(wordPairs, pairs[i]) <= NEAR * PAIRS_OF_AN_EDIT && atLeast(i) <= NEAR) {
                    near[count++] = i;
                }
            }
            return Arrays.copyOf(near, count);
        }
    }

    private static int differing(long some, long others) {
        return Math.max(Long.bitCount(some & ~others), Long.bitCount(others & ~some));
    }

    /** Returns which pairs of neighbours there are, several pairs to a bit. */
    private static long pairs(char[] text) {
        long pairs = 0;
        for (int i = 1; i < text.length; i++) {
            pairs |= 1L << (text[i - 1] * 37 + text[i] & 63);
        }
        return pairs;
    }
}
