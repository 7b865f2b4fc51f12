package dev.tare.modules.branch;

import java.util.ArrayList;
import java.util.List;

/** The sentences of a text, each as where it starts and ends; a case that begins within one is one of its own. */
final class Sentences {

    private Sentences() {}

    /** Cuts at the ends of sentences, at semicolons and before the words that begin another case. */
    static List<int[]> of(Prose prose, int from, int end) {
        List<int[]> sentences = new ArrayList<>();
        int start = from;
        for (int i = from + 1; i < end; i++) {
            char before = prose.at(i - 1);
            boolean gap = " \t\r\n".indexOf(prose.at(i)) >= 0;
            boolean stop = gap
                    && (before == '.' || before == ';' || before == '!' || before == '?')
                    && !isAbbreviation(prose, i - 1);
            boolean word = " \t\r\n(".indexOf(before) >= 0 && startsCase(prose, i, end, before == '\n');
            if (stop || word && prose.skipMarks(start, i) < i) {
                sentences.add(new int[] {start, i});
                start = i;
            }
        }
        sentences.add(new int[] {start, end});
        return sentences;
    }

    private static boolean startsCase(Prose prose, int i, int end, boolean newLine) {
        boolean afterMark = ",;".indexOf(prose.at(i - 2)) >= 0;
        if (prose.hasWords(i, end, "otherwise") || prose.hasWords(i, end, "else") && (newLine || afterMark)) {
            return true;
        }
        if (prose.at(i - 2) == ',' && (prose.hasWords(i, end, "but if") || prose.hasWords(i, end, "and if"))) {
            return true;
        }
        if (newLine && prose.starts(i, "**")) {
            return true;
        }
        return newLine
                && (prose.hasWords(i, end, "if") || prose.hasWords(i, end, "when") || prose.hasWords(i, end, "for"));
    }

    private static boolean isAbbreviation(Prose prose, int dot) {
        return prose.starts(dot - 3, "e.g.") || prose.starts(dot - 3, "i.e.") || prose.starts(dot - 2, "vs.");
    }
}
