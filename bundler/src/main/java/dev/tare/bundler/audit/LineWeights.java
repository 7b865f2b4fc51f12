package dev.tare.bundler.audit;

import dev.tare.core.text.LineMap;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;

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

    static LineWeights of(SourceText source, TokenCounter counter) {
        LineMap lines = source.lines();
        int count = lines.count();
        int[] cuts = new int[count + 1];
        for (int i = 0; i < count; i++) {
            cuts[i] = lines.startOf(i + 1);
        }
        cuts[count] = source.length();
        int[] tokens = counter.countBetween(source, cuts);
        int[] before = new int[count + 1];
        int[] movable = new int[count + 1];
        for (int i = 0; i < count; i++) {
            before[i + 1] = before[i] + tokens[i];
            movable[i + 1] = movable[i] + (Wording.commands(source.utf8(), cuts[i], cuts[i + 1]) ? 0 : tokens[i]);
        }
        return new LineWeights(source, before, movable);
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
