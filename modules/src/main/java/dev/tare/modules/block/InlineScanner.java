package dev.tare.modules.block;

import dev.tare.modules.model.Surroundings;
import java.util.Arrays;

/**
 * Finds the code spans and the comments in a stretch of text, by CommonMark's rule: a run of backticks opens a code span
 * that the next run of the same length closes. Linear, however the runs grow.
 */
final class InlineScanner {

    private final LayoutBuilder layout;
    private final byte[] bytes;

    /** The runs of backticks of the stretch at hand, and for each the run that would close it, or -1. */
    private int[] runStarts = new int[16];

    private int[] runLengths = new int[16];
    private int[] closers = new int[16];
    private int runs;

    /** By length, the nearest run to the right while closers are looked for; all -1 in between. */
    private int[] nearest = new int[0];

    private final Search commentEnd;

    InlineScanner(LayoutBuilder layout) {
        this.layout = layout;
        this.bytes = layout.bytes;
        this.commentEnd = new Search(bytes, "-->");
    }

    /**
     * Marks the code spans and comments of {@code [from, end)}. Comments may go on up to {@code commentLimit}.
     *
     * @return the offset after the last comment when that lies behind {@code end}, else {@code end}
     */
    int scan(int from, int end, int commentLimit) {
        runs = -1;
        int run = 0;
        int i = from;
        while (i < end) {
            byte b = bytes[i];
            if (b == '<') {
                // "<!-->" and "<!--->" are whole comments.
                int close = HtmlMarks.startsWith(bytes, i, commentLimit, "<!--")
                        ? commentEnd.endAfter(i + 2, commentLimit)
                        : -1;
                if (close >= 0) {
                    layout.mark(i, close, Surroundings.HTML_COMMENT);
                    i = close;
                } else {
                    i++;
                }
            } else if (b == '`') {
                if (runs < 0) {
                    findRuns(i, end);
                    findClosers(from);
                }
                while (run < runs && runStarts[run] < i) {
                    run++;
                }
                int closer = run < runs && runStarts[run] == i ? closers[run] : -1;
                if (closer >= 0) {
                    int close = runStarts[closer] + runLengths[closer];
                    boolean escaped = isEscaped(i, from);
                    layout.mark(escaped ? i + 1 : i, close, Surroundings.CODE_SPAN);
                    i = close;
                    run = closer + 1;
                } else {
                    i += Marks.run(bytes, i, end, b);
                }
            } else {
                i++;
            }
        }
        return i;
    }

    /** An odd number of backslashes makes the first backtick of a run literal, where the run would open. */
    private boolean isEscaped(int at, int from) {
        int i = at;
        while (i > from && bytes[i - 1] == '\\') {
            i--;
        }
        return (at - i & 1) == 1;
    }

    private void findRuns(int from, int end) {
        runs = 0;
        int longest = 0;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '`') {
                int length = Marks.run(bytes, i, end, (byte) '`');
                if (runs == runStarts.length) {
                    runStarts = Arrays.copyOf(runStarts, runs * 2);
                    runLengths = Arrays.copyOf(runLengths, runs * 2);
                    closers = Arrays.copyOf(closers, runs * 2);
                }
                runStarts[runs] = i;
                runLengths[runs++] = length;
                longest = Math.max(longest, length);
                i += length;
            }
        }
        if (nearest.length <= longest) {
            int old = nearest.length;
            nearest = Arrays.copyOf(nearest, longest + 1);
            Arrays.fill(nearest, old, longest + 1, -1);
        }
    }

    private void findClosers(int from) {
        for (int i = runs - 1; i >= 0; i--) {
            int length = runLengths[i];
            int opening = isEscaped(runStarts[i], from) ? length - 1 : length;
            closers[i] = opening == 0 ? -1 : nearest[opening];
            nearest[length] = i;
        }
        for (int i = 0; i < runs; i++) {
            nearest[runLengths[i]] = -1;
        }
    }
}
