package dev.tare.optimizer.section;

/** The marks at the start of a line: of items, quotes and headings, boxes to tick, and fences. */
final class LineMarks {

    private LineMarks() {}

    /** Returns where the words of the line start, behind indentation and marks. */
    static int end(String text, int from, int end) {
        int i = from;
        while (i < end) {
            char c = text.charAt(i);
            char next = i + 1 < end ? text.charAt(i + 1) : ' ';
            if (c == ' ' || c == '\t' || c == '\r' || c == '>' || c == '#') {
                i++;
            } else if ((c == '-' || c == '*' || c == '+') && next == ' ') {
                i++;
            } else if (c == '[' && i + 2 < end && text.charAt(i + 2) == ']' && " xX".indexOf(next) >= 0) {
                i += 3;
            } else {
                int number = numberEnd(text, i, end);
                if (number == i) {
                    return i;
                }
                i = number;
            }
        }
        return i;
    }

    /** Tells whether one of the marks between the two places starts something of its own; those of quotes do not. */
    static boolean startItem(String text, int from, int marksEnd) {
        for (int i = from; i < marksEnd; i++) {
            if (" \t\r>".indexOf(text.charAt(i)) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the line that starts here opens or closes a fence, however far indented. */
    static boolean isFence(String text, int line) {
        int i = line;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return text.startsWith("```", i) || text.startsWith("~~~", i);
    }

    private static int numberEnd(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        boolean marker = i > from && i + 1 < end && ".)".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ';
        return marker ? i + 1 : from;
    }
}
