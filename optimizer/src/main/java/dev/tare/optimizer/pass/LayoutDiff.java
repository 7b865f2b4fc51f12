package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import java.util.Arrays;

/** Tells two texts apart that have the same words and other white space between them. */
public final class LayoutDiff {

    private LayoutDiff() {}

    /** Tells whether the texts are the same once all ASCII white space is left out. */
    public static boolean isOnlyLayout(byte[] a, byte[] b) {
        int i = skip(a, 0);
        int j = skip(b, 0);
        while (i < a.length && j < b.length && a[i] == b[j]) {
            i = skip(a, i + 1);
            j = skip(b, j + 1);
        }
        return i == a.length && j == b.length;
    }

    /**
     * Adds the edits that lead from one text to the other: a run of white space for a run of white space.
     *
     * @param offset where the first text starts in the text that the edits are for
     * @throws IllegalArgumentException when they differ in more than white space
     */
    public static void add(byte[] from, byte[] to, int offset, Edits.Builder edits) {
        int i = 0;
        int j = 0;
        while (true) {
            int endI = skip(from, i);
            int endJ = skip(to, j);
            if (!Arrays.equals(from, i, endI, to, j, endJ)) {
                edits.replace(offset + i, offset + endI, Arrays.copyOfRange(to, j, endJ));
            }
            if (endI == from.length && endJ == to.length) {
                return;
            }
            if (endI == from.length || endJ == to.length || from[endI] != to[endJ]) {
                throw new IllegalArgumentException("the texts differ in more than white space, at " + endI);
            }
            i = endI + 1;
            j = endJ + 1;
        }
    }

    private static int skip(byte[] text, int from) {
        int i = from;
        while (i < text.length && (text[i] == ' ' || text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) {
            i++;
        }
        return i;
    }
}
