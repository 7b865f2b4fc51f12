package dev.tare.optimizer.ondemand;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.branch.Prose;
import java.util.Set;

/**
 * How a reference stands in its line, as far as it matters for what may be said there.
 *
 * @param before what comes before it
 * @param capital whether a sentence starts with it
 * @param inBrackets whether a bracket is open around it, or one opens right behind it
 * @param goesOn whether its sentence goes on with a word of which it is the subject: "@a.md holds the steps"
 * @param named whether a colon or a dash follows, so that it is the name of what is said next
 */
record LinePosition(Before before, boolean capital, boolean inBrackets, boolean goesOn, boolean named) {

    enum Before {
        /** No words: the reference is all that its item, cell or label has. */
        NOTHING,
        /** A word that tells to read it. */
        READ,
        /** Other words of its sentence. */
        WORDS
    }

    private static final String[] READ = {"read", "open", "load", "reading", "opening", "loading"};

    /** Words after a reference that leave room for "read" before it. */
    private static final String[] LINKS = {
        "when",
        "if",
        "for",
        "to",
        "only",
        "unless",
        "with",
        "without",
        "and",
        "or",
        "in",
        "on",
        "as",
        "then",
        "before",
        "after",
        "by",
        "instead",
        "once",
        "from",
        "while",
        "whenever",
        "otherwise",
        "else",
        "at",
        "until",
        "per",
        "first",
        "where",
        "plus",
        "but",
    };

    private static final int LONGEST_LINE = 2000;

    /**
     * Returns how a reference stands.
     *
     * @param ends where the references of the text end
     */
    static LinePosition of(SourceText source, Prose prose, Span place, Set<Integer> ends) {
        int lineStart = place.start();
        int lowest = Math.max(source.bodyStart(), place.start() - LONGEST_LINE);
        while (lineStart > lowest && prose.at(lineStart - 1) != '\n') {
            lineStart--;
        }
        int left = place.start();
        while (left > lineStart && " \t*_".indexOf(prose.at(left - 1)) >= 0) {
            left--;
        }
        left = withoutMarker(prose, lineStart, left);
        Start start = left == lineStart ? startOfLine(prose, lineStart, lowest, ends) : within(prose, left);
        boolean brackets = isOpen(prose, lineStart, place.start()) || prose.starts(place.end(), " (");
        int right = prose.skipMarks(place.end(), place.end() + 80);
        return new LinePosition(
                start.before(),
                start.capital(),
                brackets,
                goesOn(prose, place.end(), right),
                isNamed(prose, place.end(), right));
    }

    private record Start(Before before, boolean capital) {}

    /** Returns the line's start when nothing but the mark of an item, a box to tick or a quote stands before the offset. */
    private static int withoutMarker(Prose prose, int lineStart, int left) {
        int i = lineStart;
        while (i < left && (" \t>-+*[]x.)".indexOf(prose.at(i)) >= 0 || prose.at(i) >= '0' && prose.at(i) <= '9')) {
            i++;
        }
        return i >= left && !endsTag(prose, lineStart, left) ? lineStart : left;
    }

    private static boolean endsTag(Prose prose, int lineStart, int left) {
        return left - lineStart > 2 && prose.at(left - 1) == '>' && prose.at(lineStart) == '<';
    }

    private static Start startOfLine(Prose prose, int lineStart, int lowest, Set<Integer> ends) {
        int end = lineStart - 1;
        while (end > lowest && (prose.at(end - 1) == ' ' || prose.at(end - 1) == '\r')) {
            end--;
        }
        int from = end;
        while (from > lowest && prose.at(from - 1) != '\n') {
            from--;
        }
        int first = from;
        while (first < end && (prose.at(first) == ' ' || prose.at(first) == '\t')) {
            first++;
        }
        boolean apart = first >= end
                || "#|".indexOf(prose.at(first)) >= 0
                || prose.at(first) == '<' && prose.at(end - 1) == '>'
                || prose.skipMarks(first, end) >= end
                || isRule(prose, first, end)
                || ends.contains(end);
        if (apart || isOwnItem(prose, lineStart)) {
            return new Start(Before.NOTHING, true);
        }
        while (end > first && "*_".indexOf(prose.at(end - 1)) >= 0) {
            end--;
        }
        char last = prose.at(end - 1);
        return ".!?".indexOf(last) >= 0
                ? new Start(Before.NOTHING, true)
                : last == ':' ? new Start(Before.NOTHING, false) : atWord(prose, end);
    }

    private static boolean isRule(Prose prose, int from, int end) {
        int i = from;
        while (i < end && "-= ".indexOf(prose.at(i)) >= 0) {
            i++;
        }
        return i == end;
    }

    private static boolean isOwnItem(Prose prose, int lineStart) {
        int i = lineStart;
        while (prose.at(i) == ' ' || prose.at(i) == '\t') {
            i++;
        }
        return "-+*|>".indexOf(prose.at(i)) >= 0 || prose.at(i) >= '0' && prose.at(i) <= '9';
    }

    private static Start within(Prose prose, int left) {
        char last = prose.at(left - 1);
        boolean arrow = prose.separator(left - 1) > 0
                || prose.separator(left - 2) == 2
                || left >= 3 && prose.separator(left - 3) == 3;
        if (arrow || ":|>".indexOf(last) >= 0) {
            return new Start(Before.NOTHING, false);
        }
        if (last == '(') {
            return new Start(Before.NOTHING, false);
        }
        return ".!?]".indexOf(last) >= 0 ? new Start(Before.NOTHING, true) : atWord(prose, left);
    }

    private static Start atWord(Prose prose, int end) {
        int start = end;
        while (Prose.isWord(prose.at(start - 1))) {
            start--;
        }
        for (String verb : READ) {
            if (end - start == verb.length() && prose.starts(start, verb)) {
                return new Start(Before.READ, false);
            }
        }
        return new Start(Before.WORDS, false);
    }

    private static boolean isOpen(Prose prose, int from, int end) {
        int open = 0;
        for (int i = from; i < end; i++) {
            open += prose.at(i) == '(' ? 1 : prose.at(i) == ')' && open > 0 ? -1 : 0;
        }
        return open > 0;
    }

    private static boolean goesOn(Prose prose, int end, int right) {
        if (right == end || !Prose.isLetter(prose.at(right)) || newLineBetween(prose, end, right)) {
            return false;
        }
        for (String word : LINKS) {
            if (prose.hasWords(right, right + word.length(), word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean newLineBetween(Prose prose, int from, int end) {
        return prose.find('\n', from, end) < end;
    }

    private static boolean isNamed(Prose prose, int end, int right) {
        return !newLineBetween(prose, end, right) && (prose.at(right) == ':' || prose.separator(right) > 0);
    }
}
