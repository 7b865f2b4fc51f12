package dev.tare.modules.xml;

/** Looks for what ends a piece of markup, and remembers where it looked in vain, so that all searches together are linear. */
final class Ends {

    static final int COMMENT = 0;
    static final int DATA = 1;
    static final int INSTRUCTION = 2;
    static final int QUOTE = 3;
    static final int DOUBLE_QUOTE = 4;
    static final int HYPHENS = 5;
    private static final int SUBSET = 6;
    private static final int GREATER = 7;

    private static final String[] TEXTS = {"-->", "]]>", "?>", "'", "\"", "--", "]", ">"};

    private final byte[] bytes;
    private final int[] vainFrom = new int[TEXTS.length];
    private final int[] vainLimit = new int[TEXTS.length];

    Ends(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns where the end of this kind stops that comes first at or after the offset, or -1. */
    int after(int kind, int from, int limit) {
        if (vainFrom[kind] <= from && limit <= vainLimit[kind]) {
            return -1;
        }
        String text = TEXTS[kind];
        char first = text.charAt(0);
        for (int i = from; i <= limit - text.length(); i++) {
            if (bytes[i] == first && isAt(text, i, limit)) {
                return i + text.length();
            }
        }
        vainFrom[kind] = from;
        vainLimit[kind] = limit;
        return -1;
    }

    /** Returns where the document type declaration stops, brackets included, or -1. */
    int afterDocumentType(int from, int limit) {
        int end = after(GREATER, from, limit);
        for (int i = from; i < end; i++) {
            if (bytes[i] == '[') {
                int close = after(SUBSET, i, limit);
                return close < 0 ? -1 : after(GREATER, close, limit);
            }
        }
        return end;
    }

    boolean isAt(String text, int at, int limit) {
        int length = text.length();
        if (limit - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
