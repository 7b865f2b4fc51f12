package dev.tare.optimizer.budget;

import java.util.Collections;
import java.util.List;

/**
 * Pieces that are put aside together.
 *
 * @param aside the indices of the pieces, in order
 * @param largest the tokens of the largest start without them
 * @param tokens the sum of the pieces' tokens
 */
public record Selection(List<Integer> aside, int largest, long tokens) {

    public Selection {
        aside = Collections.unmodifiableList(aside);
    }
}
