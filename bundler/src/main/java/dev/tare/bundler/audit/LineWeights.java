package dev.tare.bundler.audit;

import dev.tare.core.text.LineMap;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.wording.HardConstraints;
import java.util.Arrays;
import java.util.List;

/** How many of a module's tokens begin in each of its lines, so that any run of lines can be weighed. */
final class LineWeights {

    private final SourceText source;

    /** For each line, from 0, the tokens before it; one more at the end for all. */
    private final int[] before;

    /** The same for the lines that state no hard constraint. */
    private final int[] movableBefore;

    private LineWeights(SourceText source, int[] before, int[] movableBefore) {
        this.source = source;
        this.before = before;
        this.movableBefore = movableBefore;
    }

    /** Returns the weights of all lines. */
    static LineWeights of(SourceText source, TokenCounter counter) {
        return of(source, List.of(), counter);
    }

    /**
     * Returns the weights of all lines.
     *
     * @param leftOut places that are not loaded and weigh nothing, in order and without overlaps
     */
    static LineWeights of(SourceText source, List<Span> leftOut, TokenCounter counter) {
        LineMap lines = source.lines();
        int count = lines.count();
        int[] cuts = cuts(source, leftOut);
        int[] tokens = counter.countBetween(source, cuts);
        int[] before = new int[count + 1];
        int[] movable = new int[count + 1];
        int piece = 0;
        int place = 0;
        for (int i = 0; i < count; i++) {
            int start = lines.startOf(i + 1);
            int end = i + 1 < count ? lines.startOf(i + 2) : source.length();
            int loaded = 0;
            while (piece < tokens.length && cuts[piece] < end) {
                while (place < leftOut.size() && leftOut.get(place).end() <= cuts[piece]) {
                    place++;
                }
                boolean left = place < leftOut.size() && leftOut.get(place).start() <= cuts[piece];
                loaded += left ? 0 : tokens[piece];
                piece++;
            }
            before[i + 1] = before[i] + loaded;
            movable[i + 1] = movable[i] + (HardConstraints.isStatedIn(source.utf8(), start, end) ? 0 : loaded);
        }
        return new LineWeights(source, before, movable);
    }

    /** Returns where lines and left out places begin and end, each offset once. */
    private static int[] cuts(SourceText source, List<Span> leftOut) {
        LineMap lines = source.lines();
        int size = lines.count();
        int[] cuts = new int[size + 1 + 2 * leftOut.size()];
        for (int i = 0; i < size; i++) {
            cuts[i] = lines.startOf(i + 1);
        }
        cuts[size++] = source.length();
        if (leftOut.isEmpty()) {
            return cuts;
        }
        for (Span span : leftOut) {
            cuts[size++] = span.start();
            cuts[size++] = span.end();
        }
        Arrays.sort(cuts);
        int distinct = 1;
        for (int i = 1; i < size; i++) {
            // A file that ends with a line end has an empty last line, whose two borders are the same.
            if (cuts[i] != cuts[distinct - 1]) {
                cuts[distinct++] = cuts[i];
            }
        }
        return Arrays.copyOf(cuts, distinct);
    }

    /** Returns the number of the line, from 1, in which the span starts. */
    int firstLine(Span span) {
        return source.lines().lineAt(span.start());
    }

    /** Returns the number of the line, from 1, in which the span's last byte is. */
    int lastLine(Span span) {
        return source.lines().lineAt(Math.max(span.start(), span.end() - 1));
    }

    /** Returns the tokens of these lines, both from 1 and included. */
    int tokens(int first, int last) {
        return last < first ? 0 : before[last] - before[first - 1];
    }

    /** Returns the tokens of those of the lines that state no hard constraint. */
    int movable(int first, int last) {
        return last < first ? 0 : movableBefore[last] - movableBefore[first - 1];
    }

    int all() {
        return before[before.length - 1];
    }
}
