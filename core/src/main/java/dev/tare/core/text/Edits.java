package dev.tare.core.text;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Replacements of stretches of a text by other bytes: how one version of a text becomes the next. In order of place and without
 * overlaps; an insertion replaces an empty stretch. Two replacements never touch: neighbours are one. Immutable; the bytes are
 * handed out without a copy, and nobody may write to them.
 */
public final class Edits {

    public static final Edits NONE = new Edits(new int[0], new int[0], new byte[0][]);

    private final int[] starts;
    private final int[] ends;
    private final byte[][] replacements;

    /** By how much the text has grown after each edit. Made on first use. Benign race: every thread makes an equal one. */
    private volatile int @Nullable [] shifts;

    private Edits(int[] starts, int[] ends, byte[][] replacements) {
        this.starts = starts;
        this.ends = ends;
        this.replacements = replacements;
    }

    /** Returns the number of replacements. */
    public int size() {
        return starts.length;
    }

    public boolean isEmpty() {
        return starts.length == 0;
    }

    /** Returns where a replaced stretch starts in the text before. */
    public int start(int index) {
        return starts[index];
    }

    /** Returns where a replaced stretch ends in the text before. */
    public int end(int index) {
        return ends[index];
    }

    /** Returns what takes its place. Read only. */
    public byte[] replacement(int index) {
        return replacements[index];
    }

    /** Returns the text after. */
    public byte[] apply(byte[] before) {
        if (isEmpty()) {
            return before;
        }
        byte[] after = new byte[lengthAfter(before.length)];
        int from = 0;
        int size = 0;
        for (int i = 0; i < starts.length; i++) {
            int kept = starts[i] - from;
            System.arraycopy(before, from, after, size, kept);
            size += kept;
            System.arraycopy(replacements[i], 0, after, size, replacements[i].length);
            size += replacements[i].length;
            from = ends[i];
        }
        System.arraycopy(before, from, after, size, before.length - from);
        return after;
    }

    private int lengthAfter(int before) {
        long length = before;
        for (int i = 0; i < starts.length; i++) {
            length += replacements[i].length - (ends[i] - starts[i]);
        }
        return Math.toIntExact(length);
    }

    /**
     * Returns where an offset of the text before is in the text after. Inside a replaced stretch, and at its start, that is the start of what
     * replaces it; at its end, the end of it.
     */
    public int map(int offset) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int shift = 0;
        if (low > 0) {
            shift = shiftAfter(low - 1);
        }
        int at = low < starts.length && starts[low] < offset ? starts[low] : offset;
        // An insertion stands before the byte at its place.
        boolean insertedHere = low > 0 && starts[low - 1] == offset && ends[low - 1] == offset;
        return at + shift - (insertedHere ? replacements[low - 1].length : 0);
    }

    private int shiftAfter(int index) {
        int[] known = shifts;
        if (known == null) {
            known = new int[starts.length];
            int shift = 0;
            for (int i = 0; i < known.length; i++) {
                shift += replacements[i].length - (ends[i] - starts[i]);
                known[i] = shift;
            }
            shifts = known;
        }
        return known[index];
    }

    /** Returns the same edits for a text that starts so many bytes earlier; negative when it starts later. */
    public Edits moved(int by) {
        int[] newStarts = new int[starts.length];
        int[] newEnds = new int[ends.length];
        for (int i = 0; i < starts.length; i++) {
            newStarts[i] = starts[i] + by;
            newEnds[i] = ends[i] + by;
        }
        return new Edits(newStarts, newEnds, replacements);
    }

    /** Adds these edits to others of the same text, all of which come before them. */
    public void addTo(Builder builder) {
        for (int i = 0; i < starts.length; i++) {
            builder.replace(starts[i], ends[i], replacements[i]);
        }
    }

    /** Returns the edits that lead from the text after back to the text before. */
    public Edits inverse(byte[] before) {
        Builder builder = new Builder();
        int shift = 0;
        for (int i = 0; i < starts.length; i++) {
            int start = starts[i] + shift;
            builder.replace(start, start + replacements[i].length, Arrays.copyOfRange(before, starts[i], ends[i]));
            shift += replacements[i].length - (ends[i] - starts[i]);
        }
        return builder.build();
    }

    /** Returns the edits that do what these do and then what the others do to the text after. */
    public Edits then(Edits next) {
        if (isEmpty() || next.isEmpty()) {
            return isEmpty() ? next : this;
        }
        return new Composition(this, next).run();
    }

    /** Collects edits in order of place. Not for use by several threads. */
    public static final class Builder {

        private int[] starts = new int[16];
        private int[] ends = new int[16];
        private byte[][] replacements = new byte[16][];
        private int size;

        /**
         * Adds a replacement.
         *
         * @param start not before the end of the one before
         * @throws IllegalArgumentException when the places are out of order
         */
        public Builder replace(int start, int end, byte[] replacement) {
            if (end < start || size > 0 && start < ends[size - 1]) {
                throw new IllegalArgumentException("an edit at " + start + ".." + end + " is out of order");
            }
            if (start == end && replacement.length == 0) {
                return this;
            }
            if (size > 0 && ends[size - 1] == start) {
                byte[] first = replacements[size - 1];
                byte[] joined = Arrays.copyOf(first, first.length + replacement.length);
                System.arraycopy(replacement, 0, joined, first.length, replacement.length);
                replacements[size - 1] = joined;
                ends[size - 1] = end;
                return this;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size * 2);
                ends = Arrays.copyOf(ends, size * 2);
                replacements = Arrays.copyOf(replacements, size * 2);
            }
            starts[size] = start;
            ends[size] = end;
            replacements[size++] = replacement;
            return this;
        }

        /** Returns where the last replaced stretch ends, or 0 when there is none. */
        public int end() {
            return size == 0 ? 0 : ends[size - 1];
        }

        public Edits build() {
            return size == 0
                    ? NONE
                    : new Edits(
                            Arrays.copyOf(starts, size), Arrays.copyOf(ends, size), Arrays.copyOf(replacements, size));
        }
    }

    /**
     * Walks both lists at once, over the text in the middle: each stretch of it is either kept by the first edits, or was put in by
     * one of them; and either kept or replaced by the second.
     */
    private static final class Composition {

        private final Edits first;
        private final Edits second;
        private final Builder composed = new Builder();

        /** What replaces the stretch of the first text that is being gathered, from {@link #openStart}. */
        private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();

        private int openStart = -1;
        private int openEnd;

        Composition(Edits first, Edits second) {
            this.first = first;
            this.second = second;
        }

        Edits run() {
            int before = 0; // offset in the text before
            int middle = 0; // the same place in the text between
            int i = 0;
            int j = 0;
            int used = 0; // bytes of the i-th replacement that are behind us
            boolean inFirst = false;
            while (i < first.size() || j < second.size()) {
                int firstAt = i < first.size() ? middle + first.start(i) - before : Integer.MAX_VALUE;
                int secondAt = j < second.size() ? second.start(j) : Integer.MAX_VALUE;
                if (!inFirst && firstAt <= secondAt) {
                    // Up to here nothing changes; now the first edit begins.
                    before += firstAt - middle;
                    middle = firstAt;
                    open(before);
                    inFirst = true;
                    used = 0;
                }
                if (inFirst) {
                    int left = first.replacement(i).length - used;
                    if (secondAt > middle + left || secondAt == Integer.MAX_VALUE) {
                        gathered.write(first.replacement(i), used, left);
                        middle += left;
                        before = first.end(i++);
                        openEnd = before;
                        inFirst = false;
                        close();
                        continue;
                    }
                    int kept = secondAt - middle;
                    gathered.write(first.replacement(i), used, kept);
                    used += kept;
                    middle = secondAt;
                } else {
                    before += secondAt - middle;
                    middle = secondAt;
                    open(before);
                }
                // The second edit takes its stretch out of the text between, which may span several first edits.
                int stop = second.end(j);
                while (middle < stop || inFirst) {
                    if (inFirst) {
                        int step = Math.min(first.replacement(i).length - used, stop - middle);
                        used += step;
                        middle += step;
                        if (used < first.replacement(i).length) {
                            break;
                        }
                        before = first.end(i++);
                        inFirst = false;
                    } else {
                        int next = i < first.size() ? middle + first.start(i) - before : Integer.MAX_VALUE;
                        int step = Math.min(stop, next) - middle;
                        middle += step;
                        before += step;
                        if (middle == next && middle < stop) {
                            inFirst = true;
                            used = 0;
                        }
                    }
                }
                gathered.writeBytes(second.replacement(j++));
                openEnd = before;
                if (!inFirst) {
                    close();
                }
            }
            return composed.build();
        }

        private void open(int start) {
            if (openStart < 0) {
                openStart = start;
                openEnd = start;
            }
        }

        private void close() {
            composed.replace(openStart, openEnd, gathered.toByteArray());
            gathered.reset();
            openStart = -1;
        }
    }
}
