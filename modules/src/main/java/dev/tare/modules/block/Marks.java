package dev.tare.modules.block;

/**
 * Recognises the marks at the start of a line, as CommonMark 0.31 and GitHub's tables define them. All work on the bytes
 * from the first non-space of a line to the line's end, and none looks at another line.
 */
final class Marks {

    private Marks() {}

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    static boolean isBlank(byte[] b, int from, int end) {
        return skipSpaces(b, from, end) == end;
    }

    static int skipSpaces(byte[] b, int from, int end) {
        int i = from;
        while (i < end && isSpace(b[i])) {
            i++;
        }
        return i;
    }

    /** Returns where the text ends when the spaces at its end are left off. */
    static int trimEnd(byte[] b, int from, int end) {
        int i = end;
        while (i > from && isSpace(b[i - 1])) {
            i--;
        }
        return i;
    }

    /** Returns the number of equal bytes from an offset on. */
    static int run(byte[] b, int from, int end, byte of) {
        int i = from;
        while (i < end && b[i] == of) {
            i++;
        }
        return i - from;
    }

    /** Returns the level of an ATX heading, or 0. */
    static int atxLevel(byte[] b, int from, int end) {
        int level = run(b, from, Math.min(end, from + 7), (byte) '#');
        return level <= 6 && (from + level == end || isSpace(b[from + level])) ? level : 0;
    }

    /** Returns where the text of an ATX heading ends: a closing run of {@code #} after a space is no part of it. */
    static int atxTextEnd(byte[] b, int textStart, int end) {
        int last = trimEnd(b, textStart, end);
        int i = last;
        while (i > textStart && b[i - 1] == '#') {
            i--;
        }
        if (i == last) {
            return last;
        }
        return i == textStart ? textStart : isSpace(b[i - 1]) ? trimEnd(b, textStart, i) : last;
    }

    /** Returns the level of the setext heading that this line underlines, or 0. */
    static int setextLevel(byte[] b, int from, int end) {
        byte mark = b[from];
        if (mark != '=' && mark != '-') {
            return 0;
        }
        return isBlank(b, from + run(b, from, end, mark), end) ? mark == '=' ? 1 : 2 : 0;
    }

    static boolean isThematicBreak(byte[] b, int from, int end) {
        byte mark = b[from];
        if (mark != '*' && mark != '-' && mark != '_') {
            return false;
        }
        int count = 0;
        for (int i = from; i < end; i++) {
            if (b[i] == mark) {
                count++;
            } else if (!isSpace(b[i])) {
                return false;
            }
        }
        return count >= 3;
    }

    /** Returns the length of a fence that opens here, or 0. The info string of a backtick fence holds no backtick. */
    static int openingFence(byte[] b, int from, int end) {
        byte mark = b[from];
        if (mark != '`' && mark != '~') {
            return 0;
        }
        int length = run(b, from, end, mark);
        if (length < 3) {
            return 0;
        }
        if (mark == '`') {
            for (int i = from + length; i < end; i++) {
                if (b[i] == '`') {
                    return 0;
                }
            }
        }
        return length;
    }

    static boolean isClosingFence(byte[] b, int from, int end, byte mark, int length) {
        int own = run(b, from, end, mark);
        return own >= length && isBlank(b, from + own, end);
    }

    /** Returns the length of a list marker that starts an item here, or 0. */
    static int listMarker(byte[] b, int from, int end) {
        byte first = b[from];
        int length = 0;
        if (first == '-' || first == '+' || first == '*') {
            length = 1;
        } else {
            int i = from;
            while (i < end && i - from < 10 && b[i] >= '0' && b[i] <= '9') {
                i++;
            }
            int digits = i - from;
            if (digits >= 1 && digits <= 9 && i < end && (b[i] == '.' || b[i] == ')')) {
                length = digits + 1;
            }
        }
        return length > 0 && (from + length == end || isSpace(b[from + length])) ? length : 0;
    }

    /** Returns the number of columns of a table's delimiter row such as {@code |---|:-:|}, or 0 when it is none. */
    static int delimiterColumns(byte[] b, int from, int end) {
        int columns = 0;
        boolean pipe = false;
        int i = skipSpaces(b, from, end);
        if (i < end && b[i] == '|') {
            pipe = true;
            i = skipSpaces(b, i + 1, end);
        }
        while (i < end) {
            if (b[i] == ':') {
                i++;
            }
            int dashes = run(b, i, end, (byte) '-');
            if (dashes == 0) {
                return 0;
            }
            i += dashes;
            if (i < end && b[i] == ':') {
                i++;
            }
            columns++;
            i = skipSpaces(b, i, end);
            if (i < end) {
                if (b[i] != '|') {
                    return 0;
                }
                pipe = true;
                i = skipSpaces(b, i + 1, end);
            }
        }
        return pipe ? columns : 0;
    }

    /** Returns the number of cells of a table's head, or 0 without a pipe; an escaped pipe separates nothing. */
    static int cells(byte[] b, int from, int end) {
        int i = skipSpaces(b, from, end);
        int last = trimEnd(b, i, end);
        if (i < last && b[i] == '|') {
            i++;
        }
        int cells = 0;
        boolean pipe = i > from && b[i - 1] == '|';
        boolean open = false;
        while (i < last) {
            byte c = b[i];
            if (c == '|') {
                cells++;
                pipe = true;
                open = false;
            } else {
                open = true;
                if (c == '\\' && i + 1 < last) {
                    i++;
                }
            }
            i++;
        }
        return !pipe ? 0 : open ? cells + 1 : cells;
    }

    /**
     * Tells whether a line is nothing but an ornament that CommonMark takes as text: three or more {@code =} or box-drawing
     * dashes.
     */
    static boolean isOrnament(byte[] b, int from, int end) {
        int last = trimEnd(b, from, end);
        int count = 0;
        for (int i = from; i < last; count++) {
            if (b[i] == '=') {
                i++;
            } else if (last - i >= 3 && (b[i] & 0xff) == 0xE2 && isDash(b[i + 1] & 0xff, b[i + 2] & 0xff)) {
                i += 3;
            } else {
                return false;
            }
        }
        return count >= 3;
    }

    /** The dashes and bars of U+2013..2015, U+2500, U+2501, U+2550 and the blocks U+2580, U+2584, U+2588, U+25AC. */
    private static boolean isDash(int second, int third) {
        return switch (second) {
            case 0x80 -> third >= 0x93 && third <= 0x95;
            case 0x94 -> third == 0x80 || third == 0x81;
            case 0x95 -> third == 0x90;
            case 0x96 -> third == 0x80 || third == 0x84 || third == 0x88 || third == 0xAC;
            default -> false;
        };
    }
}
