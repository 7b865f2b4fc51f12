package dev.tare.modules.branch;

import dev.tare.modules.branch.Conditions.Clause;
import dev.tare.modules.branch.Outline.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the alternatives of a module: its parts, and the sentences in them, each with its condition. */
final class AlternativeReader {

    /** A column under one of these says when its row holds. */
    private static final String[] CASE_COLUMNS = {
        "flag",
        "flags",
        "mode",
        "modes",
        "argument",
        "arguments",
        "arg",
        "option",
        "options",
        "subcommand",
        "when",
        "if",
        "condition",
        "conditions",
        "case",
        "cases",
        "scenario",
        "situation",
        "trigger",
        "triggers",
        "intent",
        "user says",
        "user asks",
        "user wants",
        "user intent",
        "user request",
        "if user says",
        "if the user",
        "when the user",
        "use case",
        "sub-command",
        "args",
        "load if",
        "read if",
        "use when",
        "when to use",
        "load when",
        "read when",
        "when to read",
        "when to load",
        "choice",
        "response",
        "input",
        "request",
        "signal",
        "$arguments",
        "invocation",
    };

    /** A column under one of these does so when a lead-in says that one is chosen. */
    private static final String[] LABEL_COLUMNS = {
        "command",
        "type",
        "task",
        "task type",
        "request type",
        "language",
        "keyword",
        "action",
        "kind",
        "change",
        "change type",
        "work",
        "goal",
        "platform",
        "framework",
        "stack",
        "domain",
        "target",
        "topic",
        "category",
        "area",
        "operation",
        "issue type",
        "problem",
        "file type",
    };

    private static final String[] CASE_ELEMENTS = {
        "if",
        "else",
        "elif",
        "elseif",
        "case",
        "when",
        "otherwise",
        "branch",
        "route",
        "mode",
        "option",
        "variant",
        "default",
    };

    private static final String[] CASE_ATTRIBUTES = {
        " when=", " if=", " condition=", " flag=", " mode=", " case=", " trigger="
    };

    private final Prose prose;
    private final Conditions conditions;
    private final Outline outline;
    private final int[] references;
    private final List<Alternative> found = new ArrayList<>();
    private final Map<Integer, int[]> tables = new HashMap<>();

    /**
     * @param references where the module's eager references start, ascending, each place once
     */
    AlternativeReader(Prose prose, Conditions conditions, Outline outline, int[] references) {
        this.prose = prose;
        this.conditions = conditions;
        this.outline = outline;
        this.references = references;
    }

    List<Alternative> read() {
        for (Part part : List.copyOf(outline.parts)) {
            switch (part.kind) {
                case HEADING, LABEL -> add(part, conditions.leading(part.headStart, part.headEnd));
                case ELEMENT -> element(part);
                case ROW -> row(part);
                case ITEM -> item(part);
                case PARAGRAPH -> sentences(part, part.set);
                case ROOT -> {}
            }
        }
        return found;
    }

    private void add(Part part, Clause clause) {
        found.add(new Alternative(
                part.set, part.start, part.end, clause.start(), clause.end(), clause.certainty(), clause.flag()));
    }

    private void element(Part part) {
        int name = part.headStart + 1;
        int nameEnd = name;
        while (Prose.isWord(prose.at(nameEnd)) || prose.at(nameEnd) == '-' || prose.at(nameEnd) == '_') {
            nameEnd++;
        }
        String word = prose.text.substring(name, nameEnd);
        boolean isCase = false;
        for (String attribute : CASE_ATTRIBUTES) {
            isCase |= prose.text
                    .substring(nameEnd, Math.max(nameEnd, part.headEnd))
                    .contains(attribute);
        }
        for (String element : CASE_ELEMENTS) {
            isCase |= word.equals(element);
        }
        boolean rest = word.equals("else") || word.equals("otherwise") || word.equals("default");
        Certainty certainty = rest ? Certainty.OTHERWISE : isCase ? Certainty.CONDITION : Certainty.NONE;
        found.add(new Alternative(
                part.set,
                part.start,
                part.end,
                part.headStart,
                part.headEnd,
                certainty,
                prose.findFlag(name, part.headEnd) >= 0));
    }

    private void item(Part part) {
        List<int[]> sentences = Sentences.of(prose, part.headStart, part.headEnd);
        int[] first = sentences.get(0);
        Clause clause = clause(first);
        boolean whole = clause.closed() && clause.certainty() != Certainty.ALWAYS
                || sentences.size() == 1 && clause.certainty().isCase();
        found.add(new Alternative(
                part.set,
                part.start,
                whole ? part.end : first[1],
                clause.start(),
                clause.end(),
                clause.certainty(),
                clause.flag()));
        if (sentences.size() > 1 && !whole) {
            sentences(part, outline.newSet(null, part));
        }
    }

    private void sentences(Part part, int set) {
        for (int[] sentence : Sentences.of(prose, part.headStart, part.headEnd)) {
            Clause clause = clause(sentence);
            found.add(new Alternative(
                    set, sentence[0], sentence[1], clause.start(), clause.end(), clause.certainty(), clause.flag()));
        }
    }

    private Clause clause(int[] sentence) {
        Clause clause = conditions.leading(sentence[0], sentence[1]);
        if (clause.certainty() != Certainty.NONE && clause.certainty() != Certainty.LABEL) {
            return clause;
        }
        int last = lastReference(sentence[0], sentence[1]);
        Clause trailing = last < 0 ? clause : conditions.trailing(last, sentence[1]);
        return trailing.certainty() == Certainty.NONE ? clause : trailing;
    }

    private int lastReference(int from, int end) {
        int found = Arrays.binarySearch(references, end);
        int before = (found >= 0 ? found : -found - 1) - 1;
        return before >= 0 && references[before] >= from ? references[before] : -1;
    }

    private void row(Part part) {
        int[] table = tables.get(part.set);
        List<int[]> cells = cells(part.headStart, part.headEnd);
        if (table == null) {
            tables.put(part.set, columns(cells));
            return;
        }
        if (isDelimiter(part.headStart, part.headEnd)) {
            return;
        }
        int column = table[0] >= 0 ? table[0] : 0;
        if (column >= cells.size()) {
            return;
        }
        int[] cell = cells.get(column);
        boolean holdsReference = lastReference(cell[0], cell[1]) >= 0;
        Certainty certainty = holdsReference ? Certainty.NONE : conditions.cell(cell[0], cell[1], table[0] >= 0);
        if (table[1] == 0
                && certainty == Certainty.CONDITION
                && conditions.cell(cell[0], cell[1], false) == Certainty.NONE) {
            certainty = Certainty.LABEL;
        }
        found.add(new Alternative(
                part.set, part.start, part.end, cell[0], cell[1], certainty, prose.findFlag(cell[0], cell[1]) >= 0));
    }

    /** Returns the column that holds conditions, or -1, and 1 when its header says so by itself. */
    private int[] columns(List<int[]> header) {
        for (int c = 0; c < header.size(); c++) {
            if (isOneOf(CASE_COLUMNS, header.get(c))) {
                return new int[] {c, 1};
            }
        }
        for (int c = 0; c < header.size(); c++) {
            if (isOneOf(LABEL_COLUMNS, header.get(c))) {
                return new int[] {c, 0};
            }
        }
        return new int[] {-1, 0};
    }

    private boolean isOneOf(String[] words, int[] cell) {
        int start = prose.skipMarks(cell[0], cell[1]);
        int end = cell[1];
        while (end > start && " *_`:".indexOf(prose.at(end - 1)) >= 0) {
            end--;
        }
        for (String word : words) {
            if (end - start == word.length() && prose.starts(start, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDelimiter(int from, int end) {
        for (int i = from; i < end; i++) {
            if ("|-: \t".indexOf(prose.at(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private List<int[]> cells(int from, int end) {
        List<int[]> cells = new ArrayList<>();
        int start = prose.at(from) == '|' ? from + 1 : from;
        for (int i = start; i <= end; i++) {
            boolean bar = i < end && prose.at(i) == '|' && prose.at(i - 1) != '\\';
            if (bar || i == end && i > start) {
                cells.add(new int[] {start, i});
                start = i + 1;
            }
        }
        return cells;
    }
}
