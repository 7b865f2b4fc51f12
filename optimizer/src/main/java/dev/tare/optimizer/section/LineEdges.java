package dev.tare.optimizer.section;

/** Finds where the lines of a text start and end. */
final class LineEdges {

    private LineEdges() {}

    /** Returns where the next line starts, at most the limit. */
    static int next(byte[] bytes, int from, int limit) {
        int i = from;
        while (i < limit && !isEnd(bytes[i])) {
            i++;
        }
        return afterEnd(bytes, i, limit);
    }

    /** Returns the offset after the line end that stands here, or the offset itself. */
    static int afterEnd(byte[] bytes, int at, int limit) {
        if (at >= limit || !isEnd(bytes[at])) {
            return at;
        }
        return bytes[at] == '\r' && at + 1 < limit && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    /** Returns where the blanks end that start here; never beyond the line. */
    static int words(byte[] bytes, int from, int limit) {
        int i = from;
        while (i < limit && isBlank(bytes[i])) {
            i++;
        }
        return i;
    }

    /** Returns where the line starts when nothing but blanks stands before the offset, or the offset itself. */
    static int lineStart(byte[] bytes, int offset, int floor) {
        int i = offset;
        while (i > floor && isBlank(bytes[i - 1])) {
            i--;
        }
        return startsLine(bytes, i, floor) ? i : offset;
    }

    /** Returns where the next line starts when nothing but blanks stands after the offset, or the offset itself. */
    static int lineEnd(byte[] bytes, int offset, int limit) {
        int i = words(bytes, offset, limit);
        return i == limit || isEnd(bytes[i]) ? afterEnd(bytes, i, limit) : offset;
    }

    /** Tells whether nothing but blanks stands before the offset in its line. */
    static boolean isFirst(byte[] bytes, int offset, int floor) {
        int i = offset;
        while (i > floor && isBlank(bytes[i - 1])) {
            i--;
        }
        return startsLine(bytes, i, floor);
    }

    /** Tells whether nothing but blanks stands after the offset in its line. */
    static boolean isLast(byte[] bytes, int offset, int limit) {
        int i = words(bytes, offset, limit);
        return i == limit || isEnd(bytes[i]);
    }

    static boolean isWhite(byte b) {
        return isBlank(b) || isEnd(b);
    }

    private static boolean startsLine(byte[] bytes, int at, int floor) {
        return at <= floor || isEnd(bytes[at - 1]);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
