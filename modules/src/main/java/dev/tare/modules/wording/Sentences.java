package dev.tare.modules.wording;

import dev.tare.core.text.Span;

/** Finds the sentence in which a place stands: from the full stop or blank line before it to the one after it. */
public final class Sentences {

    /** Further than this no end of a sentence is looked for. */
    private static final int MOST = 4096;

    private Sentences() {}

    /**
     * Returns the sentence around a place, marks at its ends included. Where none of its ends is near it is cut off there, so that a
     * caller never looks at much.
     */
    public static Span around(byte[] utf8, Span place) {
        int start = place.start();
        int least = Math.max(0, start - MOST);
        while (start > least && !(isEnd(utf8, start - 1) && isGap(utf8, start)) && !isBlankLine(utf8, start)) {
            start--;
        }
        int end = place.end();
        int most = Math.min(utf8.length, end + MOST);
        while (end < most && !(isEnd(utf8, end - 1) && isGap(utf8, end)) && !isBlankLine(utf8, end)) {
            end++;
        }
        return new Span(start, end);
    }

    private static boolean isEnd(byte[] utf8, int at) {
        return at >= 0 && (utf8[at] == '.' || utf8[at] == '!' || utf8[at] == '?');
    }

    private static boolean isGap(byte[] utf8, int at) {
        return at >= utf8.length || utf8[at] == ' ' || utf8[at] == '\n' || utf8[at] == '\r' || utf8[at] == '\t';
    }

    /** Tells whether a line ends before the offset that has nothing on it. */
    private static boolean isBlankLine(byte[] utf8, int at) {
        if (at < 2 || utf8[at - 1] != '\n') {
            return false;
        }
        int i = at - 2;
        while (i >= 0 && (utf8[i] == ' ' || utf8[i] == '\t' || utf8[i] == '\r')) {
            i--;
        }
        return i < 0 || utf8[i] == '\n';
    }
}
