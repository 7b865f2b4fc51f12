package dev.tare.modules.block;

import java.util.Arrays;

/** The quotes and list items that are open, outermost first. */
final class Containers {

    /** Deeper quotes and items are taken as text: each line costs at most this many steps. */
    static final int MAX_DEPTH = 256;

    private static final int QUOTE = -1;

    /** For a list item the columns its content is indented by, else {@link #QUOTE}. */
    private int[] need = new int[8];

    private boolean[] hasChild = new boolean[8];
    private int depth;

    int depth() {
        return depth;
    }

    boolean isFull() {
        return depth == MAX_DEPTH;
    }

    /** Takes from the line what belongs to the open containers and returns how many go on. */
    int match(Line line) {
        int matched = 0;
        while (matched < depth) {
            line.findNonSpace();
            int columns = need[matched];
            if (columns == QUOTE) {
                if (line.indent > 3 || line.blank || line.bytes[line.nonSpace] != '>') {
                    break;
                }
                skipQuoteMark(line);
            } else if (line.blank) {
                // An item that starts with a blank line has no second one.
                if (!hasChild[matched]) {
                    break;
                }
            } else if (line.indent >= columns) {
                line.skipColumns(columns);
            } else {
                break;
            }
            matched++;
        }
        return matched;
    }

    void pushQuote(Line line) {
        skipQuoteMark(line);
        push(QUOTE);
    }

    /** Opens a list item whose marker of this length starts at the line's first non-space. */
    void pushItem(Line line, int markerLength) {
        int markerIndent = line.indent;
        line.skipToNonSpace();
        line.skipBytes(markerLength);
        line.findNonSpace();
        int spaces = line.indent;
        if (spaces >= 1 && spaces < 5 && !line.blank) {
            line.skipToNonSpace();
        } else {
            spaces = 1;
            line.skipColumns(1);
        }
        push(markerIndent + markerLength + spaces);
    }

    void popTo(int newDepth) {
        depth = newDepth;
    }

    /** Notes that the innermost container holds something. */
    void addChild() {
        if (depth > 0) {
            hasChild[depth - 1] = true;
        }
    }

    private void push(int columns) {
        addChild();
        if (depth == need.length) {
            need = Arrays.copyOf(need, depth * 2);
            hasChild = Arrays.copyOf(hasChild, depth * 2);
        }
        need[depth] = columns;
        hasChild[depth++] = false;
    }

    private static void skipQuoteMark(Line line) {
        line.skipToNonSpace();
        line.skipBytes(1);
        if (line.atSpace()) {
            line.skipColumns(1);
        }
    }
}
