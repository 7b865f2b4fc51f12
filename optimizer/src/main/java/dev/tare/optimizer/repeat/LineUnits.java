package dev.tare.optimizer.repeat;

import dev.tare.optimizer.repeat.Units.Kind;

/** Cuts lists, and texts in XML, line by line: items, fences, and what blank lines part; in XML headings too. */
final class LineUnits {

    private static final int FENCE = 3;
    private static final int MOST_DIGITS = 9;
    private static final int MOST_LEVEL = 6;

    private final UnitBuilder units;
    private final byte[] utf8;

    LineUnits(UnitBuilder units) {
        this.units = units;
        this.utf8 = units.source.utf8();
    }

    /** Tells whether a text is one paragraph. */
    boolean isOne(int from, int to) {
        int at = from;
        boolean words = false;
        boolean ended = false;
        while (at < to) {
            int end = lineEnd(at, to);
            int first = firstWord(at, end);
            if (first == end) {
                ended = words;
            } else {
                if (ended || itemWords(first, end) > 0 || fence(first, end) > 0 || headingLevel(first, end) > 0) {
                    return false;
                }
                words = true;
            }
            at = end;
        }
        return true;
    }

    void cut(int from, int to, boolean xml) {
        int start = -1;
        int itemWords = -1;
        int at = from;
        while (at < to) {
            int end = lineEnd(at, to);
            int first = firstWord(at, end);
            int words = first == end ? 0 : itemWords(first, end);
            int marks = first == end ? 0 : fence(first, end);
            int level = xml && first < end ? headingLevel(first, end) : 0;
            boolean starts = words > 0 || marks > 0 || level > 0;
            if (start >= 0 && (starts || first == end)) {
                add(start, at, itemWords);
                start = -1;
            }
            if (level > 0) {
                int name = firstWord(first + level, end);
                units.heading(at, end, level, name, end);
            } else if (marks > 0) {
                end = fenceEnd(end, to, utf8[first], marks);
                units.add(Kind.FENCE, at, end);
            } else if (first < end && start < 0) {
                start = at;
                itemWords = words;
            }
            at = end;
        }
        if (start >= 0) {
            add(start, to, itemWords);
        }
    }

    private void add(int start, int end, int itemWords) {
        if (itemWords > 0) {
            units.item(start, end, itemWords);
        } else {
            units.add(Kind.PARAGRAPH, start, end);
        }
    }

    private int fenceEnd(int from, int to, byte mark, int marks) {
        int at = from;
        while (at < to) {
            int end = lineEnd(at, to);
            int first = firstWord(at, end);
            int run = run(first, end, mark);
            if (run >= marks && firstWord(first + run, end) == end) {
                return end;
            }
            at = end;
        }
        return to;
    }

    /** Returns where the words of an item start, or 0 when the line starts none. */
    private int itemWords(int first, int end) {
        int i = first;
        byte b = utf8[i];
        if (b == '-' || b == '*' || b == '+') {
            i++;
        } else {
            while (i < end && i - first <= MOST_DIGITS && utf8[i] >= '0' && utf8[i] <= '9') {
                i++;
            }
            if (i == first || i == end || utf8[i] != '.' && utf8[i] != ')') {
                return 0;
            }
            i++;
        }
        if (i < end && utf8[i] != ' ' && utf8[i] != '\t') {
            return 0;
        }
        int words = firstWord(i, end);
        return words < end ? words : 0;
    }

    private int headingLevel(int first, int end) {
        int level = run(first, end, (byte) '#');
        return level > 0 && level <= MOST_LEVEL && first + level < end && utf8[first + level] == ' ' ? level : 0;
    }

    private int fence(int first, int end) {
        byte b = utf8[first];
        int run = b == '`' || b == '~' ? run(first, end, b) : 0;
        return run >= FENCE ? run : 0;
    }

    private int run(int from, int end, byte mark) {
        int i = from;
        while (i < end && utf8[i] == mark) {
            i++;
        }
        return i - from;
    }

    private int firstWord(int from, int end) {
        int i = from;
        while (i < end && utf8[i] >= 0 && utf8[i] <= ' ') {
            i++;
        }
        return i;
    }

    private int lineEnd(int from, int to) {
        int i = from;
        while (i < to && utf8[i] != '\n') {
            i++;
        }
        return Math.min(to, i + 1);
    }
}
