package dev.tare.optimizer.budget;

import java.util.List;

/**
 * A piece of text that can be put aside.
 *
 * @param value how much is lost at a start without it, at least 0
 * @param tokens how many tokens leave each start that has it, at least 1
 * @param starts the starts that have it, by their index, in order; at least one
 * @param hops how many references lead from a start to its module, at least; what is further away goes first where all else is equal
 */
public record Piece(int value, int tokens, List<Integer> starts, int hops) {

    public Piece {
        starts = List.copyOf(starts);
        if (value < 0 || tokens < 1 || starts.isEmpty()) {
            throw new IllegalArgumentException(
                    "a piece of value " + value + ", " + tokens + " tokens, " + starts.size() + " starts");
        }
    }

    /** Returns what is lost in all starts together. A start that had room all the same loses it too. */
    long loss() {
        return (long) value * starts.size();
    }
}
