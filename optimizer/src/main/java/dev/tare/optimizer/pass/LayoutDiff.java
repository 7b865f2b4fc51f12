package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import java.util.Arrays;

/** Tells two texts apart that have the same words and other white space between them. */
public final class LayoutDiff {

    private LayoutDiff() {}

    /** Tells whether the texts are the same once all ASCII white space is left out. */
    public static boolean isOnlyLayout(byte[] a, byte[] b) {
        int i = 0;
        int j = 0;
        while (true) {
            int same = same(a, i, b, j);
            int endI = skip(a, i + same);
            int endJ = skip(b, j + same);
            if (endI == a.length || endJ == b.length) {
                return endI == a.length && endJ == b.length;
            }
            if (endI == i && endJ == j) {
                return false;
            }
            i = endI;
            j = endJ;
        }
    }

    /** Returns how many bytes are the same from here on. */
    private static int same(byte[] a, int i, byte[] b, int j) {
        int differs = Arrays.mismatch(a, i, a.length, b, j, b.length);
        return differs < 0 ? a.length - i : differs;
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
            // What is the same needs no look, up to the white space before the first difference: that is a run with it.
            int same = same(from, i, to, j);
            while (same > 0 && isSpace(from[i + same - 1])) {
                same--;
            }
            i += same;
            j += same;
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
            i = endI;
            j = endJ;
        }
    }

    private static int skip(byte[] text, int from) {
        int i = from;
        while (i < text.length && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
