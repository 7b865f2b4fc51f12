package dev.tare.core.text;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of a source text, in bytes of its UTF-8 form, half open.
 *
 * @param start offset of the first byte, from 0
 * @param end offset after the last byte, at least {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /** Returns the length in bytes. */
    public int length() {
        return end - start;
    }

    /** Tells whether the other span lies wholly within this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** Tells whether the byte at the offset belongs to this span. */
    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    /** Tells whether the two spans share a byte; an empty span shares none. */
    public boolean overlaps(Span other) {
        return Math.max(start, other.start) < Math.min(end, other.end);
    }

    @Override
    public int compareTo(Span other) {
        return start != other.start ? Integer.compare(start, other.start) : Integer.compare(end, other.end);
    }

    // By hand: those of a record are spun by method handles at their first call, which takes 20 ms of every start.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span that && start == that.start && end == that.end;
    }

    @Override
    public int hashCode() {
        return 31 * start + end;
    }
}
