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
        int farthest = suggestions.threshold();
        byte[] atLeast = new byte[words.length];
        int[] near = new int[words.length];
        int nearCount = measure(Suggestions.lower(word), farthest, atLeast, near);
        // The nearest first: what they leave of the threshold spares the rest.
        for (int distance = 0; distance <= suggestions.threshold(); distance++) {
            boolean isNear = distance <= NEAR;
            for (int i = 0; i < (isNear ? nearCount : words.length); i++) {
                int at = isNear ? near[i] : i;
                if (atLeast[at] == distance && !words[at].equals(word)) {
                    suggestions.consider(words[at]);
                }
            }
        }
        return suggestions.best();
    }

    /**
     * Works out what each word's distance is at least, up to one more than the farthest that counts, and returns how many words are near. Calls
     * and branches in here are paid for by the ten thousand.
     */
    private int measure(char[] word, int farthest, byte[] atLeast, int[] near) {
        long wordKinds = Suggestions.kinds(word, word.length);
        long wordPairs = pairs(word);
        int nearCount = 0;
        for (int i = 0; i < lengths.length; i++) {
            int distance = Math.max(Math.abs(lengths[i] - word.length), differing(wordKinds, kinds[i]));
            // A third, rounded up, of what is less than 128.
            distance = Math.max(distance, (differing(wordPairs, pairs[i]) + PAIRS_OF_AN_EDIT - 1) * 43 >> 7);
            atLeast[i] = (byte) Math.min(distance, farthest + 1);
            if (distance <= NEAR) {
                near[nearCount++] = i;
            }
        }
        return nearCount;
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
