package dev.tare.modules.block;

/** Recognises a line of YAML that holds a key, whether or not the file around it is valid. */
final class YamlLine {

    private static final int LONGEST_KEY = 128;

    private YamlLine() {}

    /** Returns where the key that starts at the offset ends (before its colon, quotes included), or -1. */
    static int keyEnd(byte[] b, int from, int end) {
        if (from >= end) {
            return -1;
        }
        byte first = b[from];
        if (first == '"' || first == '\'') {
            int close = from + 1;
            int limit = Math.min(end, from + LONGEST_KEY);
            while (close < limit && b[close] != first) {
                close++;
            }
            int colon = Marks.skipSpaces(b, Math.min(close + 1, end), end);
            return close < limit && isColon(b, colon, end) ? close + 1 : -1;
        }
        if (!canStartKey(b, from, end)) {
            return -1;
        }
        int limit = Math.min(end, from + LONGEST_KEY);
        for (int i = from; i < limit; i++) {
            if (isColon(b, i, end)) {
                return Marks.trimEnd(b, from, i);
            }
            if (b[i] == '"' || b[i] == '`' || b[i] == '#' && Marks.isSpace(b[i - 1])) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean canStartKey(byte[] b, int from, int end) {
        return switch (b[from]) {
            case '|', '>', '{', '}', '[', ']', '&', '*', '!', '%', '@', '`', '#', ',', ':' -> false;
            case '-', '?' -> from + 1 < end && !Marks.isSpace(b[from + 1]);
            default -> true;
        };
    }

    private static boolean isColon(byte[] b, int at, int end) {
        return at < end && b[at] == ':' && (at + 1 == end || Marks.isSpace(b[at + 1]));
    }

    /** Tells whether the item of a sequence starts at the offset. */
    static boolean isItem(byte[] b, int from, int end) {
        return from < end && b[from] == '-' && (from + 1 == end || Marks.isSpace(b[from + 1]));
    }
}
