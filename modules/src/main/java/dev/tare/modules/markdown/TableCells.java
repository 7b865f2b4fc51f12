package dev.tare.modules.markdown;

/**
 * Writes the cells of a row as they stand in it, without the white space around them. Cells are compared by their bytes: the parser
 * takes two pipes for a cell that is wider, others for an empty one.
 */
final class TableCells {

    private static final char CELL = '\u0005';

    private TableCells() {}

    /** Writes the cells of a row; of the line below the head only how it aligns. */
    static void write(CharSequence row, boolean separator, StringBuilder out) {
        int start = 0;
        int end = row.length();
        while (start < end && row.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && row.charAt(end - 1) <= ' ') {
            end--;
        }
        if (start < end && row.charAt(start) == '|') {
            start++;
        }
        int cell = start;
        for (int i = start; i < end; i++) {
            char c = row.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '|') {
                cell(row, cell, i, separator, out);
                cell = i + 1;
            }
        }
        if (cell < end) {
            cell(row, cell, end, separator, out);
        }
    }

    private static void cell(CharSequence row, int from, int to, boolean separator, StringBuilder out) {
        int start = from;
        int end = to;
        while (start < end && row.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && row.charAt(end - 1) <= ' ') {
            end--;
        }
        if (separator) {
            out.append(start < end && row.charAt(start) == ':' ? ':' : '-');
            out.append(start < end && row.charAt(end - 1) == ':' ? ':' : '-');
        } else {
            out.append(row, start, end);
        }
        out.append(CELL);
    }
}
