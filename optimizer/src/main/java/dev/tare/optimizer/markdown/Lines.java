package dev.tare.optimizer.markdown;

/** Walks the lines of a text. */
public final class Lines {

    private Lines() {}

    /** Returns where the line ends that the offset is in, before its line end. */
    public static int end(byte[] utf8, int from) {
        int i = from;
        while (i < utf8.length && utf8[i] != '\n') {
            i++;
        }
        return i > from && utf8[i - 1] == '\r' && i < utf8.length ? i - 1 : i;
    }

    /** Returns where the next line starts, given where this one ends. */
    public static int next(byte[] utf8, int end) {
        int i = end;
        if (i < utf8.length && utf8[i] == '\r') {
            i++;
        }
        return i < utf8.length ? i + 1 : i;
    }

    /** Returns where the last word of {@code [start, end)} ends. */
    public static int trimmedEnd(byte[] utf8, int start, int end) {
        int i = end;
        while (i > start && isBlank(utf8[i - 1])) {
            i--;
        }
        return i;
    }

    /** Returns where the first word of {@code [start, end)} starts. */
    public static int trimmedStart(byte[] utf8, int start, int end) {
        int i = start;
        while (i < end && isBlank(utf8[i])) {
            i++;
        }
        return i;
    }

    /** Tells whether nothing but spaces and tabs stands from here to the end of the line. */
    public static boolean isBlank(byte[] utf8, int from) {
        int end = end(utf8, from);
        return trimmedStart(utf8, from, end) == end;
    }

    /** Tells whether a lone carriage return stands before the offset: with a line feed after it, two line ends would be one. */
    static boolean endsWithReturn(byte[] utf8, int offset) {
        return offset > 0 && utf8[offset - 1] == '\r';
    }

    public static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
