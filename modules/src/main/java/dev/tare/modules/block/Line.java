package dev.tare.modules.block;

/**
 * A cursor over the lines of a text and over the columns of one line. A tab reaches to the next multiple of four columns,
 * and may be used up in part.
 */
final class Line {

    private static final int BACKTICK = 4;
    private static final int LESS = 8;

    /** What each byte means to the search for the line's end: 1 LF, 2 CR, else a flag to remember, or 0. */
    private static final byte[] MARKS = new byte[256];

    static {
        MARKS['\n'] = 1;
        MARKS['\r'] = 2;
        MARKS['`'] = BACKTICK;
        MARKS['<'] = LESS;
    }

    final byte[] bytes;
    final int limit;

    /** The line: its first byte, the end of its text, and the start of the next one. */
    int start;

    int end;
    int next;

    /** The place reached in the line and its column; {@link #column} may lie inside a tab. */
    int pos;

    int column;

    /** What {@link #findNonSpace} found: the next byte that is no space or tab, and the columns up to it. */
    int nonSpace;

    int indent;
    boolean blank;

    private int flags;

    Line(byte[] bytes, int from, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        this.next = from;
    }

    /** Goes to the next line; false at the end of the text. */
    boolean advance() {
        if (next >= limit) {
            return false;
        }
        byte[] b = bytes;
        byte[] marks = MARKS;
        int i = next;
        int seen = 0;
        start = i;
        for (; i < limit; i++) {
            int mark = marks[b[i] & 0xff];
            if (mark != 0) {
                if (mark < BACKTICK) {
                    break;
                }
                seen |= mark;
            }
        }
        flags = seen;
        end = i;
        if (i < limit) {
            i++;
            if (b[i - 1] == '\r' && i < limit && b[i] == '\n') {
                i++;
            }
        }
        next = i;
        pos = start;
        column = 0;
        return true;
    }

    /** Tells whether the line holds a backtick or a {@code <}: others need no look at their inside. */
    boolean hasInline() {
        return flags != 0;
    }

    void findNonSpace() {
        int p = pos;
        int c = column;
        while (p < end) {
            byte b = bytes[p];
            if (b == ' ') {
                c++;
            } else if (b == '\t') {
                c += 4 - (c & 3);
            } else {
                break;
            }
            p++;
        }
        nonSpace = p;
        indent = c - column;
        blank = p == end;
    }

    void skipToNonSpace() {
        column += indent;
        pos = nonSpace;
        indent = 0;
    }

    /** Goes on by this many bytes, none of them a tab. */
    void skipBytes(int count) {
        pos += count;
        column += count;
    }

    /** Goes on by this many columns of spaces and tabs. */
    void skipColumns(int count) {
        int left = count;
        while (left > 0 && pos < end) {
            int width = bytes[pos] == '\t' ? 4 - (column & 3) : 1;
            if (width > left) {
                column += left;
                return;
            }
            column += width;
            left -= width;
            pos++;
        }
    }

    /** Tells whether a space or a tab, or a part of one, comes next. */
    boolean atSpace() {
        return pos < end && (bytes[pos] == ' ' || bytes[pos] == '\t');
    }
}
