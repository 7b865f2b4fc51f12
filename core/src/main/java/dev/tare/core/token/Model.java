package dev.tare.core.token;

import java.util.OptionalInt;

/**
 * A model, or a family of models, and how its tokens are counted.
 *
 * @param name as in the table: a model's name, or the beginning of many with {@code *} after it
 * @param encoding the encoding that counts its text
 * @param exact whether that encoding is the model's own; if not, counts are an estimate: the encoding's count as it is
 * @param contextWindow the size of its context window in tokens, where it is known
 * @param source where encoding and window were read
 * @param date when, as in {@code 2026-08-01}
 */
public record Model(
        String name, Encoding encoding, boolean exact, OptionalInt contextWindow, String source, String date) {

    /** Returns {@code exact} or {@code estimate}, the label that reports put beside a count. */
    public String counts() {
        return exact ? "exact" : "estimate";
    }
}
