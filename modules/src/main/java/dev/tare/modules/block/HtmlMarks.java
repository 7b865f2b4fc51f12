package dev.tare.modules.block;

/** Recognises markup: names, tags, and the seven ways in which CommonMark starts and ends a block of raw HTML. */
final class HtmlMarks {

    /** The element names that start raw HTML of kind 6, which ends at a blank line. Sorted. */
    private static final String[] BLOCK_NAMES = {
        "address",
        "article",
        "aside",
        "base",
        "basefont",
        "blockquote",
        "body",
        "caption",
        "center",
        "col",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frame",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "link",
        "main",
        "menu",
        "menuitem",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "param",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "track",
        "ul"
    };

    /** The element names whose text is not markup: raw HTML of kind 1, which ends at any of their end tags. */
    private static final String[] RAW_NAMES = {"pre", "script", "style", "textarea"};

    private HtmlMarks() {}

    /** Tells whether the bytes at the offset are this ASCII text. */
    static boolean startsWith(byte[] b, int at, int end, String text) {
        int length = text.length();
        if (end - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (b[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first place of this ASCII text at or after the offset, or -1. */
    static int find(byte[] b, int from, int end, String text) {
        char first = text.charAt(0);
        for (int i = from; i <= end - text.length(); i++) {
            if (b[i] == first && startsWith(b, i, end, text)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the end of the name that starts at the offset: the offset itself when none does. */
    static int nameEnd(byte[] b, int from, int end) {
        if (from >= end || !isNameStart(b[from])) {
            return from;
        }
        int i = from + 1;
        while (i < end && isNamePart(b[i])) {
            i++;
        }
        return i;
    }

    /** Bytes above 127 are parts of letters, as far as names go. */
    private static boolean isNameStart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b < 0;
    }

    private static boolean isNamePart(byte b) {
        return isNameStart(b) || b >= '0' && b <= '9' || b == '-' || b == '.' || b == ':';
    }

    /**
     * Returns the end of the tag whose name ends at the offset, or -1 when it is none. A tag may go over several lines but
     * over no blank one, and holds no {@code <} outside of quotes.
     */
    static int tagEnd(byte[] b, int nameEnd, int end) {
        if (nameEnd >= end || !isSpace(b[nameEnd]) && b[nameEnd] != '>' && !startsWith(b, nameEnd, end, "/>")) {
            return -1;
        }
        byte quote = 0;
        byte before = 0;
        boolean lineIsBlank = false;
        for (int i = nameEnd; i < end; i++) {
            byte c = b[i];
            if (Marks.isLineEnd(c)) {
                if (lineIsBlank && !(c == '\n' && b[i - 1] == '\r')) {
                    return -1;
                }
                lineIsBlank = true;
                continue;
            }
            if (Marks.isSpace(c)) {
                continue;
            }
            lineIsBlank = false;
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '>') {
                return i + 1;
            } else if (c == '<') {
                return -1;
            } else if ((c == '"' || c == '\'') && before == '=') {
                quote = c;
            }
            before = c;
        }
        return -1;
    }

    private static boolean isSpace(byte b) {
        return Marks.isSpace(b) || Marks.isLineEnd(b);
    }

    /**
     * Returns the kind of raw HTML, 1 to 7 as in CommonMark, that the line starts at the {@code <}, or 0.
     *
     * @param inText whether the line would go on with a paragraph, which kind 7 cannot interrupt
     */
    static int htmlKind(byte[] b, int at, int end, boolean inText) {
        if (at + 1 >= end) {
            return 0;
        }
        byte second = b[at + 1];
        if (second == '!') {
            if (startsWith(b, at, end, "<!--")) {
                return 2;
            }
            if (startsWith(b, at, end, "<![CDATA[")) {
                return 5;
            }
            return at + 2 < end && isAsciiLetter(b[at + 2]) ? 4 : 0;
        }
        if (second == '?') {
            return 3;
        }
        boolean closing = second == '/';
        int nameStart = closing ? at + 2 : at + 1;
        int nameEnd = nameStart;
        while (nameEnd < end && (isAsciiLetter(b[nameEnd]) || b[nameEnd] >= '0' && b[nameEnd] <= '9')) {
            nameEnd++;
        }
        boolean ended = nameEnd == end || Marks.isSpace(b[nameEnd]) || b[nameEnd] == '>';
        if (!closing && ended && isOneOf(b, nameStart, nameEnd, RAW_NAMES)) {
            return 1;
        }
        if ((ended || startsWith(b, nameEnd, end, "/>")) && isOneOf(b, nameStart, nameEnd, BLOCK_NAMES)) {
            return 6;
        }
        int tagEnd = inText ? -1 : completeTag(b, at, end);
        return tagEnd >= 0 && Marks.isBlank(b, tagEnd, end) ? 7 : 0;
    }

    /** Returns the end of the complete tag at the {@code <} within one line, or -1. */
    private static int completeTag(byte[] b, int at, int end) {
        boolean closing = b[at + 1] == '/';
        int nameStart = closing ? at + 2 : at + 1;
        int nameEnd = nameEnd(b, nameStart, end);
        return nameEnd == nameStart ? -1 : tagEnd(b, nameEnd, end);
    }

    /** Tells whether raw HTML of the kind ends in the line; kinds 6 and 7 end before a blank line instead. */
    static boolean endsIn(byte[] b, int from, int end, int kind) {
        return switch (kind) {
            case 1 -> findRawEnd(b, from, end);
            case 2 -> find(b, from, end, "-->") >= 0;
            case 3 -> find(b, from, end, "?>") >= 0;
            case 4 -> find(b, from, end, ">") >= 0;
            case 5 -> find(b, from, end, "]]>") >= 0;
            default -> false;
        };
    }

    private static boolean findRawEnd(byte[] b, int from, int end) {
        for (int i = find(b, from, end, "</"); i >= 0; i = find(b, i + 2, end, "</")) {
            int nameEnd = nameEnd(b, i + 2, end);
            if (nameEnd < end && b[nameEnd] == '>' && isOneOf(b, i + 2, nameEnd, RAW_NAMES)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOneOf(byte[] b, int from, int end, String[] names) {
        int low = 0;
        int high = names.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(b, from, end, names[middle]);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return false;
    }

    private static int compare(byte[] b, int from, int end, String name) {
        int length = end - from;
        for (int i = 0; i < length && i < name.length(); i++) {
            int c = b[from + i];
            int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;
            if (lower != name.charAt(i)) {
                return lower - name.charAt(i);
            }
        }
        return length - name.length();
    }

    private static boolean isAsciiLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }
}
