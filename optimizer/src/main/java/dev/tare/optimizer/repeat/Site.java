package dev.tare.optimizer.repeat;

import dev.tare.core.text.Span;
import dev.tare.optimizer.repeat.Units.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place of a repeat as a pointer would stand there: what of it is replaced or kept, and what it is called.
 *
 * @param units the units of its module
 * @param from the first unit
 * @param to the index after the last unit
 * @param span what is replaced: the text of an element without its tags, items without the first mark
 * @param shape how it stands
 */
record Site(Units units, int from, int to, Span span, Shape shape) {

    /** So many units may start in one place: an element, the one that is all of it, and the words of that. */
    private static final int MOST_AROUND = 4;

    /** How a place stands among others. */
    enum Shape {
        /** Lines of their own. */
        LINES,
        /** The text of one element. */
        CONTENT,
        /** Several elements beside each other. */
        ELEMENTS
    }

    static Optional<Site> of(Units units, Span place) {
        int from = units.startingAt(place.start());
        int to = units.endingAt(place.end());
        if (from < 0 || to <= from) {
            return Optional.empty();
        }
        byte[] utf8 = units.source.utf8();
        boolean fence = utf8[place.start()] != '<';
        Kind kind = units.kinds[from];
        if ((kind == Kind.LEAF || kind == Kind.OPEN && !fence) && units.treeEnds[from] == to) {
            return content(units, from, to);
        }
        if (kind == Kind.LEAF || kind == Kind.OPEN && !fence) {
            return Optional.of(new Site(units, from, to, place, Shape.ELEMENTS));
        }
        int start = kind == Kind.ITEM ? units.nameStarts[from] : place.start();
        return Optional.of(new Site(units, from, to, new Span(start, place.end()), Shape.LINES));
    }

    /** Returns the places of which just these words are replaced or kept; several where an element is all that another one holds. */
    static List<Site> ofWords(Units units, Span words) {
        List<Site> found = new ArrayList<>();
        int from = units.lastStartingAtOrBefore(words.start());
        for (int tries = 0; tries < MOST_AROUND && from >= 0; tries++, from--) {
            Set<Integer> ends = new LinkedHashSet<>();
            ends.add(words.end());
            ends.add(units.ends[units.treeEnds[from] - 1]);
            for (int end : ends) {
                if (end > units.starts[from]) {
                    of(units, new Span(units.starts[from], end))
                            .filter(site -> site.span.equals(words))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Site> content(Units units, int from, int to) {
        byte[] utf8 = units.source.utf8();
        boolean leaf = units.kinds[from] == Kind.LEAF;
        int start = leaf ? tagEnd(utf8, units.nameEnds[from], units.ends[from]) : units.ends[from];
        int end = leaf ? endTag(utf8, start, units.ends[from]) : units.starts[to - 1];
        while (start < end && isSpace(utf8[start])) {
            start++;
        }
        while (end > start && isSpace(utf8[end - 1])) {
            end--;
        }
        return start < end
                ? Optional.of(new Site(units, from, to, new Span(start, end), Shape.CONTENT))
                : Optional.empty();
    }

    /** Tells whether a line of words can stand in the place without becoming a part of what is around it. */
    boolean isReplaceable() {
        byte[] utf8 = units.source.utf8();
        if (shape == Shape.CONTENT) {
            return true;
        }
        boolean item = units.kinds[from] == Kind.ITEM;
        Kind next = to < units.size ? units.kinds[to] : Kind.HEADING;
        boolean sibling = item && next == Kind.ITEM && units.parents[to] == units.parents[from];
        // The numbers of the items behind would change.
        boolean counted = item && isDigit(utf8[units.starts[from]]) && sibling;
        boolean free = next == Kind.HEADING || next == Kind.CLOSE || sibling || shape == Shape.ELEMENTS;
        return !counted && startsLine(utf8, item) && endsLine(utf8, free);
    }

    private boolean startsLine(byte[] utf8, boolean item) {
        int line = units.starts[from];
        while (line > 0 && (utf8[line - 1] == ' ' || utf8[line - 1] == '\t')) {
            line--;
        }
        if (line == 0) {
            return true;
        }
        if (utf8[line - 1] != '\n') {
            return false;
        }
        Kind before = from == 0 ? Kind.HEADING : units.kinds[from - 1];
        boolean free = item || shape == Shape.ELEMENTS || before == Kind.HEADING || before == Kind.OPEN;
        return free || isBlankLineBefore(utf8, line - 1);
    }

    private boolean endsLine(byte[] utf8, boolean free) {
        int i = span.end();
        while (i < utf8.length && (utf8[i] == ' ' || utf8[i] == '\t' || utf8[i] == '\r')) {
            i++;
        }
        if (i == utf8.length) {
            return true;
        }
        if (utf8[i] != '\n') {
            return false;
        }
        int next = i + 1;
        while (next < utf8.length && (utf8[next] == ' ' || utf8[next] == '\t' || utf8[next] == '\r')) {
            next++;
        }
        return free || next == utf8.length || utf8[next] == '\n';
    }

    private static boolean isBlankLineBefore(byte[] utf8, int lineEnd) {
        int i = lineEnd - 1;
        while (i >= 0 && (utf8[i] == ' ' || utf8[i] == '\t' || utf8[i] == '\r')) {
            i--;
        }
        return i < 0 || utf8[i] == '\n';
    }

    /** Tells whether a heading stands in the place. */
    boolean hasHeading() {
        for (int i = from; i < to; i++) {
            if (units.kinds[i] == Kind.HEADING) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether code that is shown stands in the place. */
    boolean hasCode() {
        for (int i = from; i < to; i++) {
            if (units.kinds[i] == Kind.FENCE) {
                return true;
            }
        }
        return false;
    }

    private static int tagEnd(byte[] utf8, int from, int end) {
        byte quote = 0;
        for (int i = from; i < end; i++) {
            byte b = utf8[i];
            if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                return i + 1;
            }
        }
        return end;
    }

    private static int endTag(byte[] utf8, int from, int end) {
        int i = end - 1;
        while (i > from && utf8[i] != '<') {
            i--;
        }
        return Math.max(from, i);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
