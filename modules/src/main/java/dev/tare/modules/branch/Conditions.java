package dev.tare.modules.branch;

import java.util.Set;

/**
 * Reads conditions in English: at the head of a sentence, an item, a heading or a cell, or at the end of a sentence. Words that
 * say <em>when in a run</em> something happens ("when done", "after", "first") are no conditions, and neither are those that
 * leave it to the reader ("if needed").
 */
final class Conditions {

    /**
     * A condition as it was read.
     *
     * @param start where its words start
     * @param end where its words end and what it governs starts
     * @param closed whether everything that follows in the item is under it, and not only the sentence
     * @param flag whether it asks for a flag
     */
    record Clause(Certainty certainty, int start, int end, boolean closed, boolean flag) {

        static Clause of(Certainty certainty, int at) {
            return new Clause(certainty, at, at, false, false);
        }
    }

    private final Prose prose;
    private final Set<String> arguments;

    Conditions(Prose prose) {
        this.prose = prose;
        this.arguments = ArgumentHint.alternatives(prose.text);
    }

    /** Reads the condition that a text starts with. */
    Clause leading(int from, int end) {
        if (prose.hasAny(ConditionWords.IN_EVERY_RUN, from, end)) {
            return Clause.of(Certainty.ALWAYS, from);
        }
        int i = prose.skipMarks(from, end);
        if (prose.hasWords(i, end, "and") || prose.hasWords(i, end, "or") || prose.hasWords(i, end, "but")) {
            i = prose.skipMarks(i + 3, end);
        }
        int clauseEnd = afterDefault(i, clauseEnd(i, end));
        boolean closed = isClosed(clauseEnd, end);
        Certainty certainty = head(i, clauseEnd, closed);
        boolean flag = prose.findFlag(i, clauseEnd) >= 0;
        if (certainty == Certainty.NONE && closed && isArgument(i, clauseEnd)) {
            certainty = Certainty.CONDITION;
        }
        if (certainty == Certainty.NONE && isLabel(from, i, clauseEnd, closed)) {
            certainty = isGlob(i, clauseEnd) ? Certainty.CONDITION : Certainty.LABEL;
        }
        boolean governsAll = closed || certainty == Certainty.OTHERWISE || flag;
        return new Clause(certainty, i, clauseEnd, governsAll, flag && certainty.isCase());
    }

    /** Reads a condition that stands at the end of a text, after what it governs. */
    Clause trailing(int from, int end) {
        if (prose.hasAny(ConditionWords.IN_EVERY_RUN, from, end)) {
            return Clause.of(Certainty.ALWAYS, from);
        }
        int first = end;
        for (String word :
                new String[] {"if", "when", "unless", "only if", "only when", "only with", "only for", "only in"}) {
            int at = prose.find(word, from, end);
            first = at >= 0 && at < first ? at : first;
        }
        if (first == end || isAboutOther(from, first)) {
            return Clause.of(Certainty.NONE, from);
        }
        int clauseEnd = clauseEnd(first, end);
        return new Clause(
                head(first, clauseEnd, false), first, clauseEnd, false, prose.findFlag(first, clauseEnd) >= 0);
    }

    /** "Follow it and skip the tests if ..." is about the tests, and "even if" is no condition. */
    private boolean isAboutOther(int from, int condition) {
        int behind = from;
        while (behind < condition && prose.at(behind) > ' ') {
            behind++;
        }
        return prose.find("and", behind, condition) >= 0
                || prose.hasWords(condition - "even ".length(), condition, "even");
    }

    /** Reads the cell of a table that holds the condition of its row. */
    Certainty cell(int from, int end, boolean caseColumn) {
        int i = prose.skipMarks(from, end);
        if (startsWith(ConditionWords.EVERY_ROW, i, end)) {
            return Certainty.ALWAYS;
        }
        Certainty head = isArgument(i, end) ? Certainty.CONDITION : head(i, end, true);
        if (head != Certainty.NONE && head != Certainty.LABEL || !caseColumn) {
            return head;
        }
        if (i >= end || prose.separator(i) > 0 && i + 3 >= end) {
            return Certainty.OTHERWISE;
        }
        return isInTime(i) ? Certainty.NONE : Certainty.CONDITION;
    }

    /** Tells whether the words are one of those of which the command takes one. */
    private boolean isArgument(int i, int end) {
        int last = end;
        while (last > i && " \t\r\n*_`\")'".indexOf(prose.at(last - 1)) >= 0) {
            last--;
        }
        return !arguments.isEmpty() && arguments.contains(prose.text.substring(i, last));
    }

    private boolean isInTime(int i) {
        for (String word : new String[] {"before", "after", "during", "once", "first", "at", "while", "then"}) {
            if (prose.hasWords(i, prose.text.length(), word)) {
                return true;
            }
        }
        return false;
    }

    private Certainty head(int i, int end, boolean closed) {
        if (startsWith(ConditionWords.DEFAULTS, i, end)) {
            return Certainty.OTHERWISE;
        }
        if (startsWith(ConditionWords.CONDITIONS, i, end)) {
            return Certainty.CONDITION;
        }
        if (prose.isFlag(i)) {
            return Certainty.CONDITION;
        }
        boolean flag = prose.findFlag(i, end) >= 0;
        if (prose.hasWords(i, end, "if") || prose.hasWords(i, end, "else if")) {
            return flag || !prose.hasAny(ConditionWords.SOFT, i, end) ? Certainty.CONDITION : Certainty.NONE;
        }
        if (prose.hasWords(i, end, "when") || prose.hasWords(i, end, "whenever")) {
            return whenClause(i, end, flag);
        }
        if (prose.hasWords(i, end, "for") || prose.hasWords(i, end, "on") || prose.hasWords(i, end, "in")) {
            return forClause(i, end, flag);
        }
        if (prose.hasWords(i, end, "with") || prose.hasWords(i, end, "without")) {
            return flag ? Certainty.CONDITION : Certainty.NONE;
        }
        if (prose.hasWords(i, end, "case") || prose.hasWords(i, end, "scenario")) {
            return closed ? Certainty.CONDITION : Certainty.NONE;
        }
        if (prose.hasWords(i, end, "option") || prose.hasWords(i, end, "choice")) {
            return closed ? Certainty.LABEL : Certainty.NONE;
        }
        if (namesMode(i, end) && closed) {
            return Certainty.CONDITION;
        }
        if (closed && startsWith(ConditionWords.PREDICATES, i, end)) {
            return Certainty.CONDITION;
        }
        boolean subject = prose.hasWords(i, end, "user")
                || prose.hasWords(i, end, "the user")
                || prose.at(i) == '$'
                || prose.hasWords(i, end, "argument")
                || prose.hasWords(i, end, "arguments")
                || prose.hasWords(i, end, "first argument");
        return subject && closed && prose.hasAny(ConditionWords.CHOOSERS, i, end)
                ? Certainty.CONDITION
                : Certainty.NONE;
    }

    private Certainty whenClause(int i, int end, boolean flag) {
        if (flag || prose.find("mode", i, end) >= 0) {
            return Certainty.CONDITION;
        }
        if (prose.hasAny(ConditionWords.IN_TIME, i, end) || prose.hasAny(ConditionWords.SOFT, i, end)) {
            return Certainty.NONE;
        }
        int word = prose.skipMarks(prose.find(' ', i, end), end);
        int wordEnd = word;
        while (wordEnd < end && Prose.isWord(prose.at(wordEnd))) {
            wordEnd++;
        }
        // "When writing tests" is an activity that several of may be in one run.
        return wordEnd - word > 4 && prose.text.startsWith("ing", wordEnd - 3) ? Certainty.LABEL : Certainty.CONDITION;
    }

    private Certainty forClause(int i, int end, boolean flag) {
        if (flag || prose.find("mode", i, end) >= 0) {
            return Certainty.CONDITION;
        }
        if (prose.hasWords(i, end, "on") && startsWith(ConditionWords.PLATFORMS, i + "on ".length(), end)) {
            return Certainty.CONDITION;
        }
        if (!prose.hasWords(i, end, "for")) {
            return prose.at(prose.skipMarks(i + 2, end) - 1) == '`' ? Certainty.LABEL : Certainty.NONE;
        }
        if (startsWith(ConditionWords.FOR_ALL, i, end)) {
            return Certainty.ALWAYS;
        }
        return startsWith(ConditionWords.NOT_FOR, i, end) ? Certainty.NONE : Certainty.LABEL;
    }

    private boolean startsWith(String[] all, int i, int end) {
        for (String words : all) {
            if (prose.hasWords(i, end, words)) {
                return true;
            }
        }
        return false;
    }

    /** "Mode: x", "x mode", "mode x", in a few words; but not "choose the mode". */
    private boolean namesMode(int i, int end) {
        int last = end;
        while (last > i && " *_`\")'".indexOf(prose.at(last - 1)) >= 0) {
            last--;
        }
        if (last - i > 48 || prose.hasAny(ConditionWords.NOT_A_MODE, i, last)) {
            return false;
        }
        return prose.hasWords(i, last, "mode") || prose.hasWords(last - 4, last, "mode");
    }

    /** A label in emphasis or code with a mark after it: {@code `init` →}, {@code **Fix**:}. */
    private boolean isLabel(int from, int i, int clauseEnd, boolean closed) {
        char before = prose.at(i - 1);
        return i > from && closed && (before == '`' || before == '*' || before == '"') && clauseEnd - i <= 80;
    }

    /** A pattern of paths, such as {@code src/api/**}: a harness or a person tells at once whether it matches. */
    private boolean isGlob(int i, int end) {
        return prose.at(i - 1) == '`' && prose.find('*', i, end) < end && prose.find('/', i, end) < end;
    }

    /** "Otherwise follow ..." has no mark after its condition. */
    private int afterDefault(int i, int clauseEnd) {
        for (String words : new String[] {"otherwise", "else"}) {
            if (prose.hasWords(i, clauseEnd, words) && !isClosed(clauseEnd, clauseEnd + 1)) {
                return i + words.length();
            }
        }
        return clauseEnd;
    }

    /** Returns where a condition's words end: at a comma, a colon, an arrow, a dash, "then". */
    private int clauseEnd(int from, int end) {
        boolean code = prose.at(from - 1) == '`';
        for (int i = from; i < end; i++) {
            char c = prose.at(i);
            if (c == '`') {
                code = !code;
            }
            boolean colon = c == ':' && (i + 1 >= end || " \t\r\n*_`|".indexOf(prose.at(i + 1)) >= 0);
            if (!code && (c == ',' || colon || prose.separator(i) > 0 || startsAction(from, i, end))) {
                return i;
            }
        }
        return end;
    }

    /** "If `--x` is given follow ..." goes on with what to do; "if the user asks to run ..." does not. */
    private boolean startsAction(int from, int i, int end) {
        if (i == from || prose.at(i - 1) != ' ') {
            return false;
        }
        if (prose.hasWords(i, end, "then")) {
            return true;
        }
        for (String verb : ConditionWords.ACTIONS) {
            if (prose.hasWords(i, end, verb)) {
                return !prose.hasAny(ConditionWords.BEFORE_VERBS, Math.max(from, i - 8), i);
            }
        }
        return false;
    }

    private boolean isClosed(int clauseEnd, int end) {
        return clauseEnd >= end || prose.at(clauseEnd) == ':' || prose.separator(clauseEnd) > 0;
    }
}
