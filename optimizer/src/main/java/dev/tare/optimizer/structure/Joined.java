package dev.tare.optimizer.structure;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How texts are put one after the other: with a blank line between. */
final class Joined {

    private Joined() {}

    /** Returns the text with what has to follow it before another one begins. */
    static byte[] head(byte[] text) {
        return append(text, gap(text));
    }

    /** Returns what has to follow a text before another one begins. */
    static byte[] gap(byte[] text) {
        boolean dos = text.length > 1 && text[text.length - 1] == '\n' && text[text.length - 2] == '\r';
        String end = dos ? "\r\n" : "\n";
        boolean ended = text.length > 0 && text[text.length - 1] == '\n';
        return (ended ? end : end + end).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] append(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
