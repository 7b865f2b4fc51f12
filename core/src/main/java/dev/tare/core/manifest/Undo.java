package dev.tare.core.manifest;

import dev.tare.core.text.Edits;
import java.util.Arrays;
import java.util.List;

/**
 * Edits that lead back, with what each of them takes out: so that nothing can be changed unseen in what they replace.
 *
 * @param edits from the text after a pass to the text before it
 * @param taken for each edit the bytes that it takes out
 */
public record Undo(Edits edits, List<byte[]> taken) {

    public Undo {
        taken = List.copyOf(taken);
        if (taken.size() != edits.size()) {
            throw new IllegalArgumentException(edits.size() + " edits, and what " + taken.size() + " take out");
        }
    }

    /** Returns the way from the text after these edits back to the text before them. */
    public static Undo of(Edits forward, byte[] before) {
        byte[][] taken = new byte[forward.size()][];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = forward.replacement(i);
        }
        return new Undo(forward.inverse(before), List.of(taken));
    }

    /** Returns the way that edits go, told with what they take out of a text. */
    public static Undo along(Edits edits, byte[] text) {
        byte[][] taken = new byte[edits.size()][];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = Arrays.copyOfRange(text, edits.start(i), edits.end(i));
        }
        return new Undo(edits, List.of(taken));
    }

    /**
     * Returns the text before.
     *
     * @throws ChangedTextException when what is to be taken out is not there
     */
    public byte[] apply(byte[] after) {
        for (int i = 0; i < edits.size(); i++) {
            byte[] expected = taken.get(i);
            if (edits.end(i) > after.length
                    || !Arrays.equals(after, edits.start(i), edits.end(i), expected, 0, expected.length)) {
                throw new ChangedTextException(Math.min(edits.start(i), after.length));
            }
        }
        return edits.apply(after);
    }
}
