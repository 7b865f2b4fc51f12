package dev.tare.optimizer.xml;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import java.util.List;

/** Measures and takes away the indentation of text. */
final class Indent {

    private static final byte[] NOTHING = {};

    private static final int FENCE_MARKS = 3;

    /** From this indentation on, marks of a fence are text. */
    static final int CODE_INDENT = 4;

    private Indent() {}

    static boolean isBlank(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!isSpace(utf8[i]) && !isLineEnd(utf8[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean hasLineEnd(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            if (utf8[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the edits that take from each line the indentation that all lines have in common, and leave lines of white space
     * empty. The first line counts like the others: a text that starts right after its tag has nothing in common to take.
     *
     * @param comments comments in the text, each on lines of its own; such lines are lines of white space, and what is inside stays
     * @param left how many columns of it stay; more where a line of marks would come so near to the margin that it closes the
     *     fence around the text
     * @param mark the character of that fence, or 0
     */
    static Edits withoutCommon(byte[] utf8, Span text, List<Span> comments, int left, byte mark) {
        int end = text.end();
        if (hasLoneReturn(utf8, text.start(), end)) {
            // To XML it ends a line, to most others it does not.
            return Edits.NONE;
        }
        int common = common(utf8, text, comments) - left;
        if (mark != 0) {
            common = Math.min(common, marksIndent(utf8, text.start(), end, mark) - CODE_INDENT);
        }
        if (common < 0) {
            return Edits.NONE;
        }
        Edits.Builder edits = new Edits.Builder();
        int comment = 0;
        int line = text.start();
        while (line < end) {
            int words = skipSpaces(utf8, line, end);
            // The spaces before an end tag are a line of white space too, unless they are all there is before it.
            boolean blank = words == end ? line > text.start() : isLineEnd(utf8[words]);
            int taken = blank ? words - line : Math.min(common, words - line);
            edits.replace(line, line + taken, NOTHING);
            comment = firstAfter(comments, comment, words);
            line = nextLine(
                    utf8,
                    startsAt(comments, comment, words) ? comments.get(comment).end() : words,
                    end);
        }
        return edits.build();
    }

    private static boolean hasLoneReturn(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            if (utf8[i] == '\r' && (i + 1 == utf8.length || utf8[i + 1] != '\n')) {
                return true;
            }
        }
        return false;
    }

    /** Returns the least indentation of a line that starts with marks of a fence, or a very large one when there is no such line. */
    private static int marksIndent(byte[] utf8, int start, int end, byte mark) {
        int least = Integer.MAX_VALUE;
        int line = start;
        while (line < end) {
            int text = skipSpaces(utf8, line, end);
            if (text + FENCE_MARKS <= end && holdsFence(utf8, text, text + FENCE_MARKS, mark)) {
                least = Math.min(least, text - line);
            }
            line = nextLine(utf8, text, end);
        }
        return least;
    }

    private static int common(byte[] utf8, Span span, List<Span> comments) {
        int common = -1;
        int comment = 0;
        int line = span.start();
        int first = line;
        while (line < span.end()) {
            int text = skipSpaces(utf8, line, span.end());
            comment = firstAfter(comments, comment, text);
            if (startsAt(comments, comment, text)) {
                line = nextLine(utf8, comments.get(comment).end(), span.end());
                continue;
            }
            if (text < span.end() && !isLineEnd(utf8[text])) {
                if (common < 0) {
                    first = line;
                    common = text - line;
                } else {
                    common = sameBytes(utf8, first, line, Math.min(common, text - line));
                }
            }
            line = nextLine(utf8, text, span.end());
        }
        return Math.max(0, common);
    }

    private static int firstAfter(List<Span> spans, int from, int offset) {
        int i = from;
        while (i < spans.size() && spans.get(i).start() < offset) {
            i++;
        }
        return i;
    }

    private static boolean startsAt(List<Span> spans, int index, int offset) {
        return index < spans.size() && spans.get(index).start() == offset;
    }

    private static int sameBytes(byte[] utf8, int a, int b, int most) {
        int same = 0;
        while (same < most && utf8[a + same] == utf8[b + same]) {
            same++;
        }
        return same;
    }

    private static int nextLine(byte[] utf8, int from, int end) {
        int i = from;
        while (i < end && utf8[i] != '\n') {
            i++;
        }
        return Math.min(end, i + 1);
    }

    private static int skipSpaces(byte[] utf8, int from, int end) {
        int i = from;
        while (i < end && isSpace(utf8[i])) {
            i++;
        }
        return i;
    }

    /** Tells whether the text holds three of the marks in a row: at the start of a line they might close the fence around them. */
    static boolean holdsFence(byte[] utf8, int start, int end, byte mark) {
        int run = 0;
        for (int i = start; i < end; i++) {
            run = utf8[i] == mark ? run + 1 : 0;
            if (run == FENCE_MARKS) {
                return true;
            }
        }
        return false;
    }

    /** Returns the offset of the first byte that is no white space, or {@code end}. */
    static int skipBlank(byte[] utf8, int start, int end) {
        int i = start;
        while (i < end && (isSpace(utf8[i]) || isLineEnd(utf8[i]))) {
            i++;
        }
        return i;
    }

    /** Returns the offset after the last byte that is no white space, or {@code start}. */
    static int trimBlank(byte[] utf8, int start, int end) {
        int i = end;
        while (i > start && (isSpace(utf8[i - 1]) || isLineEnd(utf8[i - 1]))) {
            i--;
        }
        return i;
    }

    /** Returns where the line ends, before its line end, or {@code limit}. */
    static int lineEnd(byte[] utf8, int from, int limit) {
        int i = from;
        while (i < limit && utf8[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Returns how many spaces and tabs stand right before the offset, not looking before the floor. */
    static int column(byte[] utf8, int offset, int floor) {
        int i = offset;
        while (i > floor && isSpace(utf8[i - 1])) {
            i--;
        }
        return offset - i;
    }

    /** Tells whether the ASCII text stands at the offset. */
    static boolean isAt(byte[] utf8, int offset, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (offset + i >= utf8.length || utf8[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
