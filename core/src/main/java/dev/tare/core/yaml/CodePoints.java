package dev.tare.core.yaml;

import dev.tare.core.text.Span;

/**
 * Turns numbers of code points, as the YAML library counts, into byte offsets in the file. It walks from the place asked for
 * last: the questions of one reading run forward, with short steps back.
 */
final class CodePoints {

    private final byte[] utf8;
    private final Span span;
    private int index;
    private int offset;

    CodePoints(byte[] utf8, Span span) {
        this.utf8 = utf8;
        this.span = span;
        this.offset = span.start();
    }

    /** Returns the offset of the code point with this number, from 0 at the span's start; the span's end when there is none. */
    int offset(int wanted) {
        while (index < wanted && offset < span.end()) {
            offset++;
            while (offset < span.end() && isContinuation(offset)) {
                offset++;
            }
            index++;
        }
        while (index > wanted && offset > span.start()) {
            offset--;
            while (offset > span.start() && isContinuation(offset)) {
                offset--;
            }
            index--;
        }
        return offset;
    }

    private boolean isContinuation(int at) {
        return (utf8[at] & 0xC0) == 0x80;
    }
}
