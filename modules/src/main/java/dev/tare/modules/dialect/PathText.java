package dev.tare.modules.dialect;

/** How paths look in a text: which bytes belong to one, and which extensions prompt modules have. */
final class PathText {

    private static final boolean[] WORD = new boolean[128];
    private static final boolean[] PATH = new boolean[128];

    /** The longest stretch that is taken for one path, in bytes. */
    static final int MAX_LENGTH = 1024;

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            WORD[c] = true;
            WORD[c - 'a' + 'A'] = true;
        }
        for (char c = '0'; c <= '9'; c++) {
            WORD[c] = true;
        }
        WORD['_'] = true;
        System.arraycopy(WORD, 0, PATH, 0, WORD.length);
        for (char c : "./~${}*+-".toCharArray()) {
            PATH[c] = true;
        }
    }

    private PathText() {}

    /** Tells whether the byte is an ASCII letter, a digit or an underscore. */
    static boolean isWord(byte b) {
        return b >= 0 && WORD[b];
    }

    static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Tells whether the byte may stand in the name of an entry: an ASCII word byte or a hyphen. */
    static boolean isName(byte b) {
        return b == '-' || isWord(b);
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** Returns the offset after the path bytes that begin at the offset. */
    static int runEnd(byte[] text, int start, int limit) {
        int end = Math.min(limit, start + MAX_LENGTH);
        int i = start;
        while (i < end) {
            byte b = text[i];
            if (b >= 0) {
                if (!PATH[b]) {
                    break;
                }
                i++;
            } else {
                int size = sizeAt(b);
                if (i + size > end || !isPathCodePoint(codePoint(text, i, size))) {
                    break;
                }
                i += size;
            }
        }
        return i;
    }

    /** Returns the offset of the first of the path bytes that end before the offset, not below the floor. */
    static int runStart(byte[] text, int floor, int end) {
        int lowest = Math.max(floor, end - MAX_LENGTH);
        int i = end;
        while (i > lowest) {
            byte b = text[i - 1];
            if (b >= 0) {
                if (!PATH[b]) {
                    break;
                }
                i--;
            } else {
                int lead = i - 1;
                while (lead > lowest && (text[lead] & 0xC0) == 0x80) {
                    lead--;
                }
                if ((text[lead] & 0xC0) == 0x80 || !isPathCodePoint(codePoint(text, lead, i - lead))) {
                    break;
                }
                i = lead;
            }
        }
        return i;
    }

    /**
     * Returns the offset after the extension of a prompt module whose dot stands at the offset, or -1 when there is none or
     * the name goes on behind it, as in {@code x.md.bak}.
     */
    static int moduleExtensionEnd(byte[] text, int dot, int limit) {
        int end = dot + 1;
        while (end < limit && end - dot <= 9 && isLetter(text[end])) {
            end++;
        }
        if (!isModuleExtension(text, dot + 1, end) || end < limit && isWord(text[end])) {
            return -1;
        }
        return end + 1 < limit && text[end] == '.' && isWord(text[end + 1]) ? -1 : end;
    }

    /** Tells whether the bytes are the extension of a file that may be a module, such as {@code md}. */
    static boolean isModuleExtension(byte[] text, int start, int end) {
        return switch (end - start) {
            case 2 -> is(text, start, "md");
            case 3 -> is(text, start, "mdc") || is(text, start, "xml") || is(text, start, "yml");
            case 4 -> is(text, start, "yaml") || is(text, start, "toml");
            case 8 -> is(text, start, "mustache") || is(text, start, "markdown");
            default -> false;
        };
    }

    /** Tells whether the path ends in the extension of a file that may be a module. */
    static boolean hasModuleExtension(String path) {
        int dot = path.lastIndexOf('.');
        if (dot <= path.lastIndexOf('/') + 1) {
            return false;
        }
        return switch (path.length() - dot - 1) {
            case 2 -> path.regionMatches(true, dot + 1, "md", 0, 2);
            case 3 ->
                path.regionMatches(true, dot + 1, "mdc", 0, 3)
                        || path.regionMatches(true, dot + 1, "xml", 0, 3)
                        || path.regionMatches(true, dot + 1, "yml", 0, 3);
            case 4 ->
                path.regionMatches(true, dot + 1, "yaml", 0, 4) || path.regionMatches(true, dot + 1, "toml", 0, 4);
            case 8 ->
                path.regionMatches(true, dot + 1, "mustache", 0, 8)
                        || path.regionMatches(true, dot + 1, "markdown", 0, 8);
            default -> false;
        };
    }

    /** Tells whether the text has this lower-case ASCII word at the offset, in any case. */
    static boolean is(byte[] text, int start, String word) {
        if (start + word.length() > text.length) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            int b = text[start + i];
            int lower = b >= 'A' && b <= 'Z' ? b + 32 : b;
            if (lower != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the offset after a section's name that follows a {@code #} at the offset, or the offset itself when none
     * does.
     */
    static int sectionEnd(byte[] text, int hash, int limit) {
        if (hash >= limit || text[hash] != '#') {
            return hash;
        }
        int end = hash + 1;
        while (end < limit && (text[end] < 0 || isName(text[end]) || text[end] == '.')) {
            end++;
        }
        while (end > hash + 1 && (text[end - 1] == '.' || text[end - 1] == '-')) {
            end--;
        }
        return end == hash + 1 ? hash : end;
    }

    private static int sizeAt(byte lead) {
        int b = lead & 0xff;
        return b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
    }

    private static int codePoint(byte[] text, int at, int size) {
        int b = text[at] & 0xff;
        int value = size == 2 ? b & 0x1f : size == 3 ? b & 0x0f : b & 0x07;
        for (int i = 1; i < size; i++) {
            value = value << 6 | text[at + i] & 0x3f;
        }
        return value;
    }

    /** Letters of any script belong to a path, and the ellipsis, which makes it a placeholder; other signs end it. */
    private static boolean isPathCodePoint(int c) {
        return c == 0x2026 || Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Tells whether what stands behind the hash picks lines, as in {@code #L10-20}, and names no section. */
    static boolean isLineRange(byte[] text, int hash, int end) {
        return end > hash + 2 && (text[hash + 1] == 'L' || text[hash + 1] == 'l') && isDigit(text[hash + 2]);
    }
}
