package dev.tare.optimizer.section;

import dev.tare.core.text.Span;
import java.util.Arrays;

/** The fences inside of a text that is XML, however far indented: tags in them are shown, and no structure. */
final class InnerFences {

    private static final int LEAST = 3;

    /** How many fences that are never closed are looked after; later ones are text. */
    private static final int MOST_VAIN = 16;

    private final byte[] bytes;
    private int[] starts = new int[4];
    private int[] ends = new int[4];
    private int size;

    private InnerFences(byte[] bytes) {
        this.bytes = bytes;
    }

    static InnerFences in(byte[] bytes, Span text) {
        InnerFences fences = new InnerFences(bytes);
        fences.scan(text.start(), text.end());
        return fences;
    }

    boolean covers(int offset) {
        int found = Arrays.binarySearch(starts, 0, size, offset);
        int i = found >= 0 ? found : -found - 2;
        return i >= 0 && offset < ends[i];
    }

    private void scan(int from, int end) {
        int vain = 0;
        int line = from;
        while (line < end) {
            int next = LineEdges.next(bytes, line, end);
            int mark = LineEdges.words(bytes, line, end);
            int length = run(mark, end);
            if (length >= LEAST && vain < MOST_VAIN) {
                int close = close(next, end, bytes[mark], length);
                if (close < 0) {
                    vain++;
                } else {
                    add(line, close);
                    next = close;
                }
            }
            line = next;
        }
    }

    /** Returns the end of the line that closes a fence, or -1. */
    private int close(int from, int end, byte mark, int length) {
        int line = from;
        while (line < end) {
            int next = LineEdges.next(bytes, line, end);
            int at = LineEdges.words(bytes, line, end);
            int run = run(at, end);
            if (run >= length
                    && bytes[at] == mark
                    && LineEdges.words(bytes, at + run, end) >= lineEnd(at + run, next)) {
                return next;
            }
            line = next;
        }
        return -1;
    }

    private int lineEnd(int from, int next) {
        int i = next;
        while (i > from && (bytes[i - 1] == '\n' || bytes[i - 1] == '\r')) {
            i--;
        }
        return i;
    }

    private int run(int at, int end) {
        if (at >= end || bytes[at] != '`' && bytes[at] != '~') {
            return 0;
        }
        int i = at;
        while (i < end && bytes[i] == bytes[at]) {
            i++;
        }
        return i - at;
    }

    private void add(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        starts[size] = start;
        ends[size++] = end;
    }
}
