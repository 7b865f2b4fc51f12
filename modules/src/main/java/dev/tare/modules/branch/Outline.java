package dev.tare.modules.branch;

import dev.tare.core.text.LineMap;
import dev.tare.core.text.SourceText;
import dev.tare.modules.block.Layout;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a module that hold one another, inside XML and outside: elements, headings, lead-ins that end in a colon, items, rows,
 * paragraphs. Siblings of one kind that follow each other have the same set. Made by one pass over the lines; code and
 * comments are passed over.
 */
final class Outline {

    enum Kind {
        ROOT,
        ELEMENT,
        HEADING,
        LABEL,
        ITEM,
        ROW,
        PARAGRAPH
    }

    /** A part; its head is its own words, without marks and without the parts in it. */
    static final class Part {
        final Kind kind;
        final @Nullable Part parent;
        final int start;
        final int headStart;
        final int indent;
        int headEnd;
        int end;
        int set;
        boolean ordered;

        /** The set that the next child of each kind goes to, when it is not a new one; headings by level. */
        private final Map<Kind, Integer> sets = new EnumMap<>(Kind.class);

        private final Map<Integer, Integer> headingSets = new HashMap<>();

        private @Nullable Part before;
        private @Nullable Part lastChild;

        Part(Kind kind, @Nullable Part parent, int start, int headStart, int headEnd, int indent) {
            this.kind = kind;
            this.parent = parent;
            this.start = start;
            this.headStart = headStart;
            this.headEnd = headEnd;
            this.indent = indent;
            this.end = headEnd;
        }
    }

    /** What stands before the first member of a set: the paragraph above it, and the part that holds it. */
    record Lead(@Nullable Part before, Part parent) {}

    /** A longer paragraph is no lead-in. */
    private static final int LONGEST_LABEL = 300;

    final List<Part> parts = new ArrayList<>();

    /** By the number of the set, from 1. */
    final List<Lead> leads = new ArrayList<>();

    private final Prose prose;
    private final Layout layout;
    private final Conditions conditions;
    private final List<Part> open = new ArrayList<>();
    private boolean blank;

    Outline(SourceText source, Prose prose, Layout layout, Conditions conditions) {
        this.prose = prose;
        this.layout = layout;
        this.conditions = conditions;
        open.add(new Part(Kind.ROOT, null, 0, 0, 0, -1));
        LineMap lines = source.lines();
        for (int n = 1; n <= lines.count(); n++) {
            int start = n == 1 ? source.bodyStart() : lines.startOf(n);
            int end = lines.spanOf(n).end();
            while (end > start && prose.at(end - 1) <= ' ') {
                end--;
            }
            line(start, end);
        }
        closeTo(0, source.length());
    }

    int newSet(@Nullable Part before, Part parent) {
        leads.add(new Lead(before, parent));
        return leads.size();
    }

    /** Returns the innermost part that holds the offset. */
    @Nullable
    Part partAt(int offset) {
        int low = 0;
        int high = parts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).start <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Part part = low == 0 ? null : parts.get(low - 1);
        while (part != null && part.end <= offset) {
            prose.look(1);
            part = part.parent;
        }
        return part;
    }

    /** Tells whether the part's own words end in a colon. */
    boolean endsInColon(Part part) {
        int last = part.headEnd;
        while (last > part.headStart && "*_ \r\n".indexOf(prose.at(last - 1)) >= 0) {
            last--;
        }
        return last > part.headStart && prose.at(last - 1) == ':';
    }

    private void line(int start, int end) {
        int at = start;
        while (at < end && (prose.at(at) == ' ' || prose.at(at) == '\t')) {
            at++;
        }
        if (at >= end) {
            blank = true;
            return;
        }
        if (isCode(at)) {
            return;
        }
        char c = prose.at(at);
        int level = headingLevel(at, end);
        int marker = itemMarker(at, end);
        if (level > 0) {
            heading(start, at + level, end, level);
        } else if (c == '<' && (Prose.isLetter(prose.at(at + 1)) || prose.at(at + 1) == '/')) {
            tag(start, at, end);
        } else if (marker > 0) {
            item(start, at, marker, end);
        } else if (c == '|') {
            row(start, at, end);
        } else if (isRule(at, end)) {
            closeLeaves(start, -1);
        } else {
            text(start, at, end);
        }
        blank = false;
    }

    private boolean isCode(int at) {
        Surroundings here = layout.surroundings().at(at);
        return here == Surroundings.FENCE
                || here == Surroundings.HTML_COMMENT
                || here == Surroundings.FRONT_MATTER
                || prose.starts(at, "```")
                || prose.starts(at, "~~~");
    }

    private void heading(int start, int textStart, int end, int level) {
        closeLeaves(start, -1);
        while (top().kind == Kind.LABEL || top().kind == Kind.HEADING && top().indent >= level) {
            close(start);
        }
        push(Kind.HEADING, start, textStart, end, level);
    }

    private void tag(int start, int at, int end) {
        closeLeaves(start, at - start);
        if (prose.at(at + 1) == '/') {
            String name = name(at + 2);
            for (int i = open.size() - 1; i > 0; i--) {
                Part part = open.get(i);
                if (part.kind == Kind.ELEMENT && name.equals(name(part.headStart + 1))) {
                    closeTo(i, end);
                    return;
                }
            }
            return;
        }
        int headEnd = Math.min(end, prose.find('>', at, end) + 1);
        push(Kind.ELEMENT, start, at, headEnd, at - start);
        if (prose.starts(headEnd - 2, "/>") || endsHere(headEnd, end, name(at + 1))) {
            close(end);
        }
    }

    private boolean endsHere(int from, int end, String name) {
        for (int i = prose.find('<', from, end); i < end; i = prose.find('<', i + 1, end)) {
            if (prose.at(i + 1) == '/' && prose.starts(i + 2, name)) {
                return true;
            }
        }
        return false;
    }

    private void item(int start, int at, int marker, int end) {
        closeLeaves(start, at - start);
        int text = at + marker;
        while (text < end && prose.at(text) == ' ') {
            text++;
        }
        Part item = push(Kind.ITEM, start, text, end, at - start);
        item.ordered = marker > 1;
    }

    private void row(int start, int at, int end) {
        boolean goesOn = top().kind == Kind.ROW && !blank;
        closeLeaves(start, blank ? at - start : Integer.MAX_VALUE);
        if (!goesOn) {
            top().sets.remove(Kind.ROW);
        }
        push(Kind.ROW, start, at, end, at - start);
    }

    private void text(int start, int at, int end) {
        if (!blank && (top().kind == Kind.PARAGRAPH || top().kind == Kind.ITEM)) {
            top().headEnd = end;
            makeLabel(end);
            return;
        }
        closeLeaves(start, at - start);
        if (top().kind == Kind.LABEL && top().lastChild != null && blank) {
            close(start);
        }
        push(Kind.PARAGRAPH, start, at, end, at - start);
        makeLabel(end);
    }

    /** A paragraph that is a condition and ends in a colon holds what follows, as a heading does. */
    private void makeLabel(int end) {
        Part paragraph = top();
        if (end - paragraph.headStart > LONGEST_LABEL) {
            return;
        }
        int last = end;
        while (last > paragraph.headStart && "*_ ".indexOf(prose.at(last - 1)) >= 0) {
            last--;
        }
        boolean bold = last < end && prose.at(paragraph.headStart) == '*';
        if (paragraph.kind != Kind.PARAGRAPH || prose.at(last - 1) != ':' && !bold) {
            return;
        }
        Certainty certainty = conditions.leading(paragraph.headStart, last).certainty();
        if (certainty.isCase() || certainty == Certainty.LABEL && bold) {
            open.remove(open.size() - 1);
            parts.remove(parts.size() - 1);
            top().lastChild = paragraph.before;
            while (top().kind == Kind.LABEL) {
                close(paragraph.start);
            }
            push(Kind.LABEL, paragraph.start, paragraph.headStart, end, paragraph.indent);
        }
    }

    private Part push(Kind kind, int start, int headStart, int headEnd, int indent) {
        Part parent = top();
        Part part = new Part(kind, parent, start, headStart, headEnd, indent);
        Integer set = kind == Kind.HEADING ? parent.headingSets.get(indent) : parent.sets.get(kind);
        if (set == null) {
            set = newSet(parent.lastChild, parent);
        }
        part.set = set;
        if (kind != Kind.LABEL) {
            // Whatever stands between them parts two lists, two tables, two runs of paragraphs.
            parent.sets.remove(Kind.ITEM);
            parent.sets.remove(Kind.ROW);
            parent.sets.remove(Kind.PARAGRAPH);
        }
        if (kind == Kind.HEADING) {
            parent.headingSets.put(indent, set);
        } else {
            parent.sets.put(kind, set);
        }
        part.before = parent.lastChild;
        parent.lastChild = part;
        open.add(part);
        parts.add(part);
        return part;
    }

    /** Closes rows, paragraphs, and items that start as far right as the indent or further. */
    private void closeLeaves(int at, int indent) {
        while (top().kind == Kind.ROW
                || top().kind == Kind.PARAGRAPH
                || top().kind == Kind.ITEM && top().indent >= indent) {
            close(at);
        }
    }

    private void closeTo(int size, int at) {
        while (open.size() > size) {
            close(at);
        }
    }

    private void close(int at) {
        Part part = open.remove(open.size() - 1);
        part.end = Math.max(part.headEnd, at);
    }

    private Part top() {
        return open.get(open.size() - 1);
    }

    private String name(int at) {
        int end = at;
        while (Prose.isWord(prose.at(end)) || prose.at(end) == '-' || prose.at(end) == '_') {
            end++;
        }
        return prose.text.substring(at, end);
    }

    private int headingLevel(int at, int end) {
        int level = 0;
        while (level < 7 && prose.at(at + level) == '#') {
            level++;
        }
        return level > 0 && level < 7 && at + level < end && prose.at(at + level) == ' ' ? level : 0;
    }

    private int itemMarker(int at, int end) {
        char c = prose.at(at);
        int length = c == '-' || c == '*' || c == '+' ? 1 : 0;
        if (length == 0) {
            int i = at;
            while (i < end && i - at < 9 && Character.isDigit(prose.at(i))) {
                i++;
            }
            length = i > at && (prose.at(i) == '.' || prose.at(i) == ')') ? i + 1 - at : 0;
        }
        return length > 0 && prose.at(at + length) == ' ' ? length : 0;
    }

    private boolean isRule(int at, int end) {
        char c = prose.at(at);
        if (c != '-' && c != '*' && c != '_' || end - at < 3) {
            return false;
        }
        for (int i = at; i < end; i++) {
            if (prose.at(i) != c && prose.at(i) != ' ') {
                return false;
            }
        }
        return true;
    }
}
