package dev.tare.bundler.report;

import dev.tare.bundler.audit.AuditReport.Excerpt;
import java.util.Arrays;

/**
 * One source line laid out for a terminal, with the columns of its mark. A long line is cut around the mark; tabs go to the
 * next fourth column; what would steer the terminal is escaped; wide characters take two columns and marks none.
 */
final class ExcerptText {

    private static final int TAB = 4;

    private final String text;
    private final int markStart;
    private final int markWidth;

    private ExcerptText(String text, int markStart, int markWidth) {
        this.text = text;
        this.markStart = markStart;
        this.markWidth = markWidth;
    }

    /** Returns the excerpt in at most this many columns. */
    static ExcerptText of(Excerpt excerpt, int width, String ellipsis) {
        Cells cells = new Cells(excerpt);
        int from = 0;
        int to = cells.columns;
        int room = Math.max(8, width);
        boolean cutLeft = excerpt.cutLeft();
        boolean cutRight = excerpt.cutRight();
        if (to + (cutLeft ? ellipsis.length() : 0) + (cutRight ? ellipsis.length() : 0) > room) {
            int inner = room - 2 * ellipsis.length();
            int mark = Math.min(cells.markEnd - cells.markStart, inner);
            from = Math.max(0, Math.min(cells.markStart - (inner - mark) / 2, cells.columns - inner));
            to = Math.min(cells.columns, from + inner);
            cutLeft |= from > 0;
            cutRight |= to < cells.columns;
        }
        StringBuilder out = new StringBuilder(room + 16);
        if (cutLeft) {
            out.append(ellipsis);
        }
        int shift = (cutLeft ? ellipsis.length() : 0) - cells.append(out, from, to);
        if (cutRight) {
            out.append(ellipsis);
        }
        int start = Math.max(cells.markStart, from);
        int end = Math.min(cells.markEnd, to);
        return new ExcerptText(out.toString(), start + shift, Math.max(1, end - start));
    }

    String text() {
        return text;
    }

    /** Returns the column, from 0, at which the mark starts. */
    int markStart() {
        return markStart;
    }

    int markWidth() {
        return markWidth;
    }

    /** The line as columns: for each code point that is shown, its text and the column it starts at. */
    private static final class Cells {

        private String[] pieces = new String[64];
        private int[] starts = new int[64];
        private int count;
        private int columns;
        private int markStart = -1;
        private int markEnd = -1;

        Cells(Excerpt excerpt) {
            String text = excerpt.text();
            int i = 0;
            // Indentation says nothing here and costs room.
            while (!excerpt.cutLeft() && i < excerpt.start() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                i++;
            }
            while (i < text.length()) {
                if (i >= excerpt.start() && markStart < 0) {
                    markStart = columns;
                }
                if (i >= excerpt.end() && markEnd < 0) {
                    markEnd = columns;
                }
                int point = text.codePointAt(i);
                i += Character.charCount(point);
                add(point);
            }
            markStart = markStart < 0 ? columns : markStart;
            markEnd = Math.max(markStart, markEnd < 0 ? columns : markEnd);
        }

        private void add(int point) {
            String piece;
            int width;
            if (point == '\t') {
                width = TAB - columns % TAB;
                piece = " ".repeat(width);
            } else {
                piece = Display.clean(Character.toString(point));
                width = Display.width(piece);
            }
            if (count == pieces.length) {
                pieces = Arrays.copyOf(pieces, count * 2);
                starts = Arrays.copyOf(starts, count * 2);
            }
            pieces[count] = piece;
            starts[count++] = columns;
            columns += width;
        }

        /** Writes the pieces that lie wholly between the columns and returns the column of the first one. */
        int append(StringBuilder out, int from, int to) {
            int first = -1;
            for (int i = 0; i < count; i++) {
                int end = i + 1 < count ? starts[i + 1] : columns;
                boolean mark = end == starts[i];
                if (starts[i] < from || end > to || mark && first < 0) {
                    continue;
                }
                if (first < 0) {
                    first = starts[i];
                }
                out.append(pieces[i]);
            }
            return Math.max(first, 0);
        }
    }
}
