package dev.tare.bundler.explain;

import dev.tare.bundler.explain.ExplainReport.Lines;
import dev.tare.core.text.LineMap;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Arrays;
import java.util.List;

/** Spans of a text as a person sees them: in whole lines, without the white space around them. */
final class TextSpans {

    private TextSpans() {}

    /** Returns the span without white space at its ends; one byte of it when there is nothing else. */
    static Span content(SourceText text, Span span) {
        int start = span.start();
        int end = span.end();
        while (start < end && isBlank(text.utf8()[start])) {
            start++;
        }
        while (end > start && isBlank(text.utf8()[end - 1])) {
            end--;
        }
        return start < end ? new Span(start, end) : new Span(span.start(), Math.min(span.end(), span.start() + 1));
    }

    /** Tells whether nothing but white space is in the span. */
    static boolean isGone(SourceText text, Span left) {
        for (int i = left.start(); i < left.end(); i++) {
            if (!isBlank(text.utf8()[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte b) {
        return b >= 0 && b <= ' ';
    }

    /** Tells whether two spans hold the same bytes of the same file. */
    static boolean isSame(SourceText a, Span in, SourceText b, Span there) {
        return a.id().equals(b.id())
                && Arrays.equals(a.utf8(), in.start(), in.end(), b.utf8(), there.start(), there.end());
    }

    /** Returns the lines that the place is in, from their first byte to their line end. */
    static Span wholeLines(SourceText text, Span place) {
        if (place.length() == 0) {
            return place;
        }
        LineMap lines = text.lines();
        return new Span(
                lines.spanOf(lines.lineAt(place.start())).start(),
                lines.spanOf(lines.lineAt(place.end() - 1)).end());
    }

    /** Returns the place with the white space that parts it from the ends of its lines, so that what passes do to that is seen. */
    static Span withBlanks(SourceText text, Span place) {
        if (place.length() == 0) {
            return place;
        }
        Span whole = wholeLines(text, place);
        boolean first = isGone(text, new Span(whole.start(), place.start()));
        boolean last = isGone(text, new Span(place.end(), whole.end()));
        return new Span(first ? whole.start() : place.start(), last ? whole.end() : place.end());
    }

    /**
     * Returns the numbers of the lines that the place is in.
     *
     * @param shift how many lines of the file stand before the text
     */
    static Lines lines(SourceText text, Span place, int shift) {
        int first = text.lines().lineAt(place.start());
        int last = text.lines().lineAt(Math.max(place.start(), place.end() - 1));
        return new Lines(first + shift, last + shift);
    }

    /** Returns what stands in the place, line by line. */
    static List<String> text(SourceText text, Span place) {
        return text.slice(place).lines().toList();
    }
}
