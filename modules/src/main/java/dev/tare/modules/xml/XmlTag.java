package dev.tare.modules.xml;

/** Recognises names and tags. Bytes above 127 are parts of letters, as far as names go. */
final class XmlTag {

    private static final boolean[] NAME_PART = new boolean[128];

    static {
        for (int c = 0; c < NAME_PART.length; c++) {
            NAME_PART[c] = isNameStart((byte) c) || c >= '0' && c <= '9' || c == '-' || c == '.';
        }
    }

    private XmlTag() {}

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    static int skipSpaces(byte[] b, int from, int end) {
        int i = from;
        while (i < end && isSpace(b[i])) {
            i++;
        }
        return i;
    }

    /** Returns the end of the name that starts at the offset: the offset itself when none does. */
    static int nameEnd(byte[] b, int from, int end) {
        if (from >= end || !isNameStart(b[from])) {
            return from;
        }
        boolean[] part = NAME_PART;
        int i = from + 1;
        while (i < end && (b[i] < 0 || part[b[i]])) {
            i++;
        }
        return i;
    }

    private static boolean isNameStart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == ':' || b < 0;
    }

    /** Returns the end of the start tag whose name ends at the offset, or -1 when something else than a tag begins there. */
    static int end(byte[] b, int nameEnd, int limit, Ends ends) {
        if (nameEnd == limit || !isSpace(b[nameEnd]) && b[nameEnd] != '>' && !ends.isAt("/>", nameEnd, limit)) {
            return -1;
        }
        byte before = 0;
        for (int i = nameEnd; i < limit; i++) {
            byte c = b[i];
            if (c == '>') {
                return i + 1;
            }
            if (c == '<') {
                return -1;
            }
            if ((c == '"' || c == '\'') && before == '=') {
                int close = ends.after(c == '"' ? Ends.DOUBLE_QUOTE : Ends.QUOTE, i + 1, limit);
                if (close < 0) {
                    return -1;
                }
                i = close - 1;
            }
            if (!isSpace(c)) {
                before = c;
            }
        }
        return -1;
    }
}
