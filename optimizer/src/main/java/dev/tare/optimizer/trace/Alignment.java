package dev.tare.optimizer.trace;

import dev.tare.core.text.Edits;
import java.util.Arrays;

/** Where the bytes of one text are in another: stretches that both have, in the same order. */
final class Alignment {

    /** How far to look for the next word that both have. */
    private static final int WINDOW = 16;

    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] lengths = new int[64];
    private int size;
    private int fromLength;
    private int toLength;

    private Alignment() {}

    /** Returns where the bytes of a text are after edits. */
    static Alignment of(Edits edits, int lengthBefore) {
        Alignment alignment = new Alignment();
        int at = 0;
        int shift = 0;
        for (int i = 0; i < edits.size(); i++) {
            alignment.add(at, at + shift, edits.start(i) - at);
            shift += edits.replacement(i).length - (edits.end(i) - edits.start(i));
            at = edits.end(i);
        }
        alignment.add(at, at + shift, lengthBefore - at);
        alignment.fromLength = lengthBefore;
        alignment.toLength = lengthBefore + shift;
        return alignment;
    }

    /** Collects an alignment of two texts that differ in some places only. */
    static final class Builder {

        private final Alignment alignment = new Alignment();

        /** Adds a stretch that both texts have byte for byte. */
        Builder same(int from, int to, int length) {
            alignment.add(from, to, length);
            return this;
        }

        /** Adds a place in two notations: words are found again in their order, those of end tags left out. */
        Builder place(byte[] a, int aStart, int aEnd, byte[] b, int bStart, int bEnd) {
            int[] wordsA = words(a, aStart, aEnd);
            int[] wordsB = words(b, bStart, bEnd);
            int i = 0;
            int j = 0;
            while (i < wordsA.length && j < wordsB.length) {
                int skipA = 0;
                int skipB = 0;
                if (!same(a, wordsA, i, b, wordsB, j)) {
                    skipB = find(a, wordsA, i, b, wordsB, j);
                    skipA = find(b, wordsB, j, a, wordsA, i);
                    if (skipA < 0 && skipB < 0) {
                        i += 2;
                        j += 2;
                        continue;
                    }
                    boolean inB = skipA < 0 || skipB >= 0 && skipB <= skipA;
                    skipA = inB ? 0 : skipA;
                    skipB = inB ? skipB : 0;
                }
                i += 2 * skipA;
                j += 2 * skipB;
                alignment.add(wordsA[i], wordsB[j], wordsA[i + 1] - wordsA[i]);
                i += 2;
                j += 2;
            }
            return this;
        }

        Alignment build(int fromLength, int toLength) {
            alignment.fromLength = fromLength;
            alignment.toLength = toLength;
            return alignment;
        }

        private static int find(byte[] a, int[] wordsA, int i, byte[] b, int[] wordsB, int j) {
            for (int skip = 1; skip <= WINDOW && j + 2 * skip < wordsB.length; skip++) {
                if (same(a, wordsA, i, b, wordsB, j + 2 * skip)) {
                    return skip;
                }
            }
            return -1;
        }

        private static boolean same(byte[] a, int[] wordsA, int i, byte[] b, int[] wordsB, int j) {
            return Arrays.equals(a, wordsA[i], wordsA[i + 1], b, wordsB[j], wordsB[j + 1]);
        }

        /** Returns start and end of each word, those of end tags left out. */
        private static int[] words(byte[] text, int start, int end) {
            int[] found = new int[64];
            int count = 0;
            int i = start;
            while (i < end) {
                if (text[i] == '<' && i + 1 < end && text[i + 1] == '/') {
                    while (i < end && text[i] != '>' && text[i] != '\n') {
                        i++;
                    }
                } else if (isWord(text[i])) {
                    int first = i;
                    while (i < end && isWord(text[i])) {
                        i++;
                    }
                    if (count + 2 > found.length) {
                        found = Arrays.copyOf(found, count * 2);
                    }
                    found[count++] = first;
                    found[count++] = i;
                } else {
                    i++;
                }
            }
            return Arrays.copyOf(found, count);
        }

        private static boolean isWord(byte b) {
            return b < 0 || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_';
        }
    }

    private void add(int start, int there, int length) {
        if (length <= 0) {
            return;
        }
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
            lengths = Arrays.copyOf(lengths, size * 2);
        }
        from[size] = start;
        to[size] = there;
        lengths[size++] = length;
    }

    /** Returns the same, seen from the other text. */
    Alignment inverse() {
        Alignment inverse = new Alignment();
        inverse.from = to;
        inverse.to = from;
        inverse.lengths = lengths;
        inverse.size = size;
        inverse.fromLength = toLength;
        inverse.toLength = fromLength;
        return inverse;
    }

    /** Returns the place in the other text at which the byte at the offset stands, or would, had it stayed. */
    int startOf(int offset) {
        int i = stretch(offset);
        if (i >= 0 && offset < from[i] + lengths[i]) {
            return to[i] + offset - from[i];
        }
        // Between two stretches: as far into what stands there now as the offset is into what stood there.
        int begin = i < 0 ? 0 : to[i] + lengths[i];
        int gap = (i + 1 < size ? to[i + 1] : toLength) - begin;
        int in = offset - (i < 0 ? 0 : from[i] + lengths[i]);
        return begin + Math.max(0, Math.min(in, gap - 1));
    }

    /** Returns the place in the other text after the byte before the offset. */
    int endOf(int offset) {
        if (offset == 0) {
            return 0;
        }
        int last = offset - 1;
        int i = stretch(last);
        if (i >= 0 && last < from[i] + lengths[i]) {
            return to[i] + last - from[i] + 1;
        }
        int begin = i < 0 ? 0 : to[i] + lengths[i];
        int gap = (i + 1 < size ? to[i + 1] : toLength) - begin;
        int in = last - (i < 0 ? 0 : from[i] + lengths[i]);
        return begin + Math.min(in + 1, gap);
    }

    /** Returns the index of the last stretch that starts at the offset or before it, or -1. */
    private int stretch(int offset) {
        int found = Arrays.binarySearch(from, 0, size, offset);
        return found >= 0 ? found : -found - 2;
    }
}
