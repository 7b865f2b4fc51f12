package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.nio.charset.StandardCharsets;

/**
 * The text that stands in the place of what was put aside: one sentence that says what it is, how much, where, and when to open it. The
 * same for the same source, so a proof can make it again.
 */
final class StubText {

    private StubText() {}

    /**
     * Returns the text in the place of the first stretch.
     *
     * @param path how the part is named in this module
     * @param tokens of the part
     */
    static String of(Runs runs, Reason reason, String path, int tokens) {
        SourceText source = runs.source();
        Span run = runs.spans().get(0);
        RunPlace place = runs.places().get(0);
        String about = "For " + Label.of(runs) + " (" + reason.word() + ", " + tokens + " tokens), read ";
        String lineEnd = new String(LineEnds.of(source), StandardCharsets.US_ASCII);
        return switch (place.kind()) {
            case BLOCKS ->
                gapBefore(source, run, lineEnd) + about + "`" + path + "`." + lineEnd
                        + (run.end() < source.length() ? lineEnd : "");
            case ITEMS -> marker(source, run) + about + "`" + path + "`." + lineEnd;
            case FENCE, XML ->
                indentation(source, run) + "<on_demand>" + about + path + "</on_demand>"
                        + (endsLine(source, run) ? lineEnd : "");
        };
    }

    /** A paragraph needs a blank line between it and the lines before it. */
    private static String gapBefore(SourceText source, Span run, String lineEnd) {
        byte[] utf8 = source.utf8();
        int at = run.start();
        int ends = 0;
        while (at > source.bodyStart() && utf8[at - 1] <= ' ' && utf8[at - 1] >= 0) {
            ends += utf8[at - 1] == '\n' ? 1 : 0;
            at--;
        }
        return at == source.bodyStart() || ends > 1 ? "" : ends == 1 ? lineEnd : lineEnd + lineEnd;
    }

    private static boolean endsLine(SourceText source, Span run) {
        return run.length() > 0 && source.utf8()[run.end() - 1] == '\n';
    }

    private static String indentation(SourceText source, Span run) {
        int end = run.start();
        while (end < run.end() && (source.utf8()[end] == ' ' || source.utf8()[end] == '\t')) {
            end++;
        }
        return source.slice(run.start(), end);
    }

    /** Returns what the first item starts with: its indentation, its mark and a blank. */
    private static String marker(SourceText source, Span run) {
        String indentation = indentation(source, run);
        int mark = run.start() + indentation.length();
        return indentation + source.slice(mark, Math.min(mark + 1, run.end())) + " ";
    }
}
