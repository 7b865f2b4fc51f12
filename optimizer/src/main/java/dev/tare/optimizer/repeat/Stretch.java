package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A stretch of text with the indentation that all of its lines have in common. Where it starts in the midst of a line, only its
 * other lines have one.
 */
final class Stretch {

    private static final int STEP = 1 << 6;

    private final byte[] utf8;
    private final int start;
    private final int end;
    private final int indentStart;
    private final int indentLength;

    private Stretch(byte[] utf8, int start, int end, int indentStart, int indentLength) {
        this.utf8 = utf8;
        this.start = start;
        this.end = end;
        this.indentStart = indentStart;
        this.indentLength = indentLength;
    }

    static Stretch of(SourceText source, Span span) {
        return of(source.utf8(), span.start(), span.end());
    }

    static Stretch of(byte[] utf8, int start, int end) {
        int line = start;
        while (line > 0 && isBlank(utf8[line - 1])) {
            line--;
        }
        boolean startsLine = line == 0 || utf8[line - 1] == '\n';
        int indentStart = line;
        int length = startsLine ? start - line : -1;
        int at = nextLine(utf8, start, end);
        while (at < end) {
            int words = at;
            while (words < end && isBlank(utf8[words])) {
                words++;
            }
            int next = nextLine(utf8, words, end);
            if (words < end && utf8[words] != '\n' && utf8[words] != '\r') {
                if (length < 0) {
                    indentStart = at;
                    length = words - at;
                } else {
                    int most = Math.min(length, words - at);
                    int same = Arrays.mismatch(utf8, indentStart, indentStart + most, utf8, at, at + most);
                    length = same < 0 ? most : same;
                }
            }
            at = next;
        }
        return new Stretch(utf8, start, end, indentStart, Math.max(0, length));
    }

    /** Returns the stretch that starts at the first word or a little before it, where its other lines are indented less. */
    static Stretch ofWords(byte[] utf8, int firstWord, int end) {
        Stretch stretch = of(utf8, firstWord, end);
        int line = firstWord;
        while (line > 0 && isBlank(utf8[line - 1])) {
            line--;
        }
        boolean startsLine = line == 0 || utf8[line - 1] == '\n';
        return startsLine && line + stretch.indentLength < firstWord
                ? new Stretch(utf8, line + stretch.indentLength, end, stretch.indentStart, stretch.indentLength)
                : stretch;
    }

    /** Returns the bytes of the whole text. */
    byte[] utf8() {
        return utf8;
    }

    /** Returns where the first line starts, behind the common indentation. */
    int start() {
        return start;
    }

    /** Returns where the last line ends. */
    int end() {
        return end;
    }

    /** Returns the common indentation. */
    byte[] indent() {
        return Arrays.copyOfRange(utf8, indentStart, indentStart + indentLength);
    }

    /** Returns the bytes without the common indentation. */
    byte[] dedented() {
        return withoutIndent(this, start, end);
    }

    /** Returns a part of a stretch without the common indentation of the whole. */
    static byte[] withoutIndent(Stretch whole, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int at = from;
        while (at < to) {
            int next = nextLine(whole.utf8, at, to);
            int text = at == from || !whole.isIndented(at, to) ? at : at + whole.indentLength;
            out.write(whole.utf8, text, next - text);
            at = next;
        }
        return out.toByteArray();
    }

    /** Returns a text whose lines, but for the first and those without words, are indented. */
    static byte[] indented(byte[] text, byte[] indent) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + STEP);
        int at = 0;
        while (at < text.length) {
            int next = nextLine(text, at, text.length);
            int words = at;
            while (words < next && (isBlank(text[words]) || text[words] == '\r' || text[words] == '\n')) {
                words++;
            }
            if (at > 0 && words < next) {
                out.write(indent, 0, indent.length);
            }
            out.write(text, at, next - at);
            at = next;
        }
        return out.toByteArray();
    }

    /** Returns a hash of the text less its layout: the same for two that are {@linkplain #isSame the same}. */
    long hash() {
        Layoutless lines = new Layoutless();
        long hash = Hashes.SEED;
        for (int b = lines.next(); b >= 0; b = lines.next()) {
            hash = Hashes.step(hash, b);
        }
        return Hashes.mixed(hash);
    }

    /** Tells whether the texts are equal but for common indentation, blanks at the ends of lines, and how many blank lines stand in a row. */
    boolean isSame(Stretch other) {
        Layoutless mine = new Layoutless();
        Layoutless others = other.new Layoutless();
        while (true) {
            int b = mine.next();
            if (b != others.next()) {
                return false;
            }
            if (b < 0) {
                return true;
            }
        }
    }

    private boolean isIndented(int at, int next) {
        return at + indentLength <= next
                && Arrays.equals(utf8, at, at + indentLength, utf8, indentStart, indentStart + indentLength);
    }

    private static int nextLine(byte[] utf8, int from, int end) {
        int i = from;
        while (i < end && utf8[i] != '\n') {
            i++;
        }
        return Math.min(end, i + 1);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    /** Reads the text line by line, layout left out. */
    private final class Layoutless {

        /** What is read next, and where the words of its line end. */
        private int at = start;

        private int lineEnd;
        private int next;
        private boolean emptyBefore;

        Layoutless() {
            next = nextLine(utf8, start, end);
            lineEnd = trimmed(start, next);
        }

        /** Returns the next byte, or -1 at the end. */
        int next() {
            if (at < lineEnd) {
                return utf8[at++] & 0xff;
            }
            while (next < end) {
                int line = next;
                next = nextLine(utf8, line, end);
                lineEnd = trimmed(line, next);
                boolean empty = lineEnd == line;
                at = empty || !isIndented(line, next) ? line : line + indentLength;
                boolean skipped = empty && emptyBefore;
                emptyBefore = empty;
                if (!skipped) {
                    return '\n';
                }
            }
            return -1;
        }

        private int trimmed(int line, int lineEndAt) {
            int i = lineEndAt;
            while (i > line && utf8[i - 1] >= 0 && utf8[i - 1] <= ' ') {
                i--;
            }
            return i;
        }
    }
}
