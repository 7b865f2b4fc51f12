package dev.tare.core.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where each line of a text starts. A line ends at LF, CRLF or a lone CR, and the end belongs to it. */
public final class LineMap {

    private static final int STEP = 1024;

    private final int[] starts;
    private final int length;

    /**
     * How many code points start before each multiple of {@link #STEP}: without it, a file that is one long line with many
     * places to report would take time by its square. Made at the first question that needs it; every thread makes an equal
     * one.
     */
    private volatile int @Nullable [] codePoints;

    private LineMap(int[] starts, int length) {
        this.starts = starts;
        this.length = length;
    }

    static LineMap of(byte[] utf8) {
        int[] starts = new int[Math.max(16, utf8.length / 32)];
        int count = 1;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b > '\r') {
                // Nearly every byte: one comparison is enough for it.
                continue;
            }
            if (b == '\n' || b == '\r' && (i + 1 == utf8.length || utf8[i + 1] != '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new LineMap(Arrays.copyOf(starts, count), utf8.length);
    }

    /** Returns the number of lines, at least 1; a text that ends with a line end has an empty last line. */
    public int count() {
        return starts.length;
    }

    /** Returns the number, from 1, of the line that holds the byte at the offset (0 to the text's length). */
    public int lineAt(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the offset of the first byte of the line with the number, from 1. */
    public int startOf(int line) {
        return starts[line - 1];
    }

    /** Returns the span of the line with the number, from 1, its line end included. */
    public Span spanOf(int line) {
        return new Span(starts[line - 1], line == starts.length ? length : starts[line]);
    }

    Position position(byte[] utf8, int offset) {
        int line = lineAt(offset);
        int start = starts[line - 1];
        int codePoints = offset - start <= STEP
                ? codePoints(utf8, start, offset)
                : codePointsBefore(utf8, offset) - codePointsBefore(utf8, start);
        return new Position(line, codePoints + 1);
    }

    private int codePointsBefore(byte[] utf8, int offset) {
        int[] table = codePoints;
        if (table == null) {
            table = new int[utf8.length / STEP + 1];
            for (int i = 1; i < table.length; i++) {
                table[i] = table[i - 1] + codePoints(utf8, (i - 1) * STEP, i * STEP);
            }
            codePoints = table;
        }
        int step = offset / STEP;
        return table[step] + codePoints(utf8, step * STEP, offset);
    }

    private static int codePoints(byte[] utf8, int start, int end) {
        int count = 0;
        for (int i = start; i < end; i++) {
            // A continuation byte starts no code point.
            if ((utf8[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
