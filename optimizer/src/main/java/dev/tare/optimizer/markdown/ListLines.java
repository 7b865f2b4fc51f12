package dev.tare.optimizer.markdown;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list whose lines all are the start of an item, plain words that go on with one, or blank; nested as deep as it likes. Most lists in
 * prompts are so. Lists with code, quotes, tables, headings, raw HTML, tabs, empty items, or words that are not indented as far as
 * their item are not.
 */
final class ListLines {

    /** Nested deeper than this, a list is left alone. */
    private static final int DEEPEST = 32;

    /** From this indentation on it would be code. */
    private static final int CODE = 4;

    private static final int MOST_DIGITS = 9;

    /** Words that start with one of these may be another block. */
    private static final String SPECIAL = "#>~|<=+-_:";

    /**
     * A line that is not blank.
     *
     * @param start where it starts
     * @param marker where the item's marker starts, or where the words start in a line that goes on
     * @param markerEnd where the marker ends; as {@code marker} in a line that goes on
     * @param words where its words start
     * @param depth how many items are around its item
     */
    private record Line(int start, int marker, int markerEnd, int words, int depth) {

        boolean isItem() {
            return markerEnd > marker;
        }
    }

    private final byte[] utf8;
    private final List<Line> lines = new ArrayList<>();

    /** For each open item the column of its words. */
    private final int[] columns = new int[DEEPEST];

    /** For each open item the last byte of its marker, which its neighbours must have too. */
    private final byte[] kinds = new byte[DEEPEST];

    private int open;
    private boolean afterBlank;

    private ListLines(byte[] utf8) {
        this.utf8 = utf8;
    }

    static Optional<ListLines> of(byte[] utf8, Span list) {
        ListLines read = new ListLines(utf8);
        int line = list.start();
        while (line < list.end()) {
            int end = ListLines.lineEnd(utf8, line, list.end());
            if (!read.add(line, end)) {
                return Optional.empty();
            }
            line = Lines.next(utf8, end);
        }
        return Optional.of(read);
    }

    private static int lineEnd(byte[] utf8, int line, int limit) {
        return Math.min(limit, Lines.end(utf8, line));
    }

    private boolean add(int line, int end) {
        int words = line;
        while (words < end && utf8[words] == ' ') {
            words++;
        }
        if (words == end) {
            afterBlank = true;
            return true;
        }
        int column = words - line;
        int inside = open;
        while (inside > 0 && column < columns[inside - 1]) {
            inside--;
        }
        int floor = inside > 0 ? columns[inside - 1] : 0;
        int markerEnd = markerEnd(words, end);
        boolean wasBlank = afterBlank;
        afterBlank = false;
        if (column - floor >= CODE) {
            return false;
        }
        if (markerEnd > words) {
            return (wasBlank || inside < open || mayInterrupt(words, markerEnd))
                    && item(line, words, markerEnd, end, inside);
        }
        // Words further out than their item would go on with it only right below it, and be no longer part of it
        // elsewhere.
        boolean goesOn = inside == open && open > 0 && isPlain(words, end);
        lines.add(new Line(line, words, words, words, open - 1));
        return goesOn && !(wasBlank && column - floor > 0);
    }

    private boolean item(int line, int marker, int markerEnd, int end, int inside) {
        int words = markerEnd;
        while (words < end && utf8[words] == ' ') {
            words++;
        }
        byte kind = utf8[markerEnd - 1];
        boolean nests = inside == open;
        boolean alike = nests || kinds[inside] == kind;
        if (words == end
                || words - markerEnd > CODE
                || inside >= DEEPEST
                || !alike
                || !isPlain(words, end)
                || markerEnd(words, end) > words) {
            return false;
        }
        kinds[inside] = kind;
        columns[inside] = words - line;
        open = inside + 1;
        lines.add(new Line(line, marker, markerEnd, words, inside));
        return true;
    }

    /** Tells whether a list may begin so right below words: a number other than 1 goes on with the sentence. */
    private boolean mayInterrupt(int marker, int markerEnd) {
        return open == 0 || markerEnd - marker == 1 || markerEnd - marker == 2 && utf8[marker] == '1';
    }

    /** Returns where the marker of an item ends that stands here, or {@code at} when there is none. */
    private int markerEnd(int at, int end) {
        int i = at;
        if (utf8[i] == '-' || utf8[i] == '*' || utf8[i] == '+') {
            i++;
        } else {
            while (i < end && i - at < MOST_DIGITS && utf8[i] >= '0' && utf8[i] <= '9') {
                i++;
            }
            if (i == at || i == end || utf8[i] != '.' && utf8[i] != ')') {
                return at;
            }
            i++;
        }
        return i == end || utf8[i] == ' ' ? i : at;
    }

    /** Tells whether the words are words wherever they stand, and hold no tab and no lone carriage return. */
    private boolean isPlain(int words, int end) {
        byte first = utf8[words];
        boolean code = first == '`' && words + 2 < end && utf8[words + 1] == '`';
        boolean star = first == '*' && (words + 1 == end || Lines.isBlank(utf8[words + 1]) || isRule(words, end));
        if (SPECIAL.indexOf(first) >= 0 || code || star || first == '[' && holds(words, end, ']', ':')) {
            return false;
        }
        for (int i = words; i < end; i++) {
            if (utf8[i] == '\t' || utf8[i] == '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean isRule(int words, int end) {
        for (int i = words; i < end; i++) {
            if (utf8[i] != '*' && utf8[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean holds(int start, int end, char first, char second) {
        for (int i = start; i + 1 < end; i++) {
            if (utf8[i] == first && utf8[i + 1] == second) {
                return true;
            }
        }
        return false;
    }

    /** Returns the edits that give each item as little indentation as it can have, and one blank after its marker. */
    Edits closed() {
        Edits.Builder edits = new Edits.Builder();
        int[] now = new int[DEEPEST];
        for (Line line : lines) {
            int indent = line.isItem() ? line.depth() == 0 ? 0 : now[line.depth() - 1] : now[line.depth()];
            indent(line.start(), line.marker(), indent, edits);
            if (line.isItem()) {
                int marker = line.markerEnd() - line.marker();
                now[line.depth()] = indent + marker + 1;
                if (line.words() - line.markerEnd() > 1) {
                    edits.replace(line.markerEnd() + 1, line.words(), new byte[0]);
                }
            }
        }
        return edits.build();
    }

    private static void indent(int start, int end, int spaces, Edits.Builder edits) {
        int now = end - start;
        if (now > spaces) {
            edits.replace(start, end - spaces, new byte[0]);
        } else if (now < spaces) {
            edits.replace(start, start, " ".repeat(spaces - now).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    /** Returns the edits that write hyphens for other marks of items, or none when lists of different marks touch. */
    Edits hyphens() {
        Edits.Builder edits = new Edits.Builder();
        for (Line line : lines) {
            if (line.isItem() && (utf8[line.marker()] == '*' || utf8[line.marker()] == '+')) {
                edits.replace(line.marker(), line.markerEnd(), new byte[] {'-'});
            }
        }
        return edits.build();
    }
}
