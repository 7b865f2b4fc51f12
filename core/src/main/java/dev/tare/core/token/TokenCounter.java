package dev.tare.core.token;

import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;

/**
 * Counts the tokens of a text exactly. Special tokens such as {@code <|endoftext|>} count as the plain text they are
 * written as. Safe for use by several threads; the count of a text never depends on what was counted before.
 */
public interface TokenCounter {

    Encoding encoding();

    /** Returns the number of tokens of the well-formed UTF-8 in {@code utf8[start, end)}, taken as a text of its own. */
    int count(byte[] utf8, int start, int end);

    /**
     * Returns the number of tokens of the string. A surrogate without its partner counts as the {@code ?} that it becomes in
     * UTF-8.
     */
    default int count(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return count(utf8, 0, utf8.length);
    }

    /** Returns the number of tokens of the whole text, a byte order mark included. */
    default int count(SourceText text) {
        return count(text.utf8(), 0, text.length());
    }

    /**
     * Returns, for each stretch between two neighbouring cuts, how many tokens of the whole text begin in it. The sum over
     * all stretches from 0 to the text's length is {@link #count(SourceText)}, so blocks add up.
     *
     * @param cuts offsets in ascending order, at least two; equal neighbours make an empty stretch with 0 tokens
     * @return {@code cuts.length - 1} counts
     */
    int[] countBetween(SourceText text, int[] cuts);
}
