package dev.tare.bundler.report;

/**
 * Text from files as a terminal shows it: how many columns it takes, shortened without breaking a character, and with
 * nothing in it that would steer the terminal.
 */
public final class Display {

    private static final String HEX = "0123456789abcdef";

    private Display() {}

    /**
     * Returns the text with control characters written as escapes, tabs as single spaces. Characters that turn the
     * direction of text are escaped too: they can make a path read as another one.
     */
    public static String clean(String text) {
        int i = 0;
        while (i < text.length() && isHarmless(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                appendClean(out, c);
            }
        }
        return out.toString();
    }

    static void appendClean(StringBuilder out, char c) {
        if (c == '\t') {
            out.append(' ');
        } else if (isHarmless(c)) {
            out.append(c);
        } else {
            out.append("\\u")
                    .append(HEX.charAt(c >> 12))
                    .append(HEX.charAt(c >> 8 & 15))
                    .append(HEX.charAt(c >> 4 & 15))
                    .append(HEX.charAt(c & 15));
        }
    }

    private static boolean isHarmless(char c) {
        if (c < 0x20 || c >= 0x7f && c < 0xa0) {
            return false;
        }
        return c < 0x200e
                || !(c == 0x200e
                        || c == 0x200f
                        || c >= 0x2028 && c <= 0x202e
                        || c >= 0x2066 && c <= 0x2069
                        || c == 0xfeff
                        || c >= 0xd800 && c <= 0xdfff);
    }

    /** Returns how many columns the text takes. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /** Returns 0 for marks that sit on the character before, 2 for East Asian wide ones and emoji, else 1. */
    static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        if (point < 0x1100) {
            return false;
        }
        return point <= 0x115f
                || point == 0x231a
                || point == 0x231b
                || point >= 0x23e9 && point <= 0x23ec
                || point >= 0x2614 && point <= 0x2615
                || point == 0x2705
                || point >= 0x270a && point <= 0x270b
                || point == 0x2728
                || point == 0x274c
                || point == 0x274e
                || point >= 0x2753 && point <= 0x2757
                || point >= 0x2795 && point <= 0x2797
                || point >= 0x2b1b && point <= 0x2b1c
                || point == 0x2b50
                || point == 0x26a1
                || point == 0x26d4
                || point >= 0x2e80 && point <= 0xa4cf && point != 0x303f
                || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x1f300 && point <= 0x1f64f
                || point >= 0x1f680 && point <= 0x1f6ff
                || point >= 0x1f7e0 && point <= 0x1f7eb
                || point >= 0x1f900 && point <= 0x1faff
                || point >= 0x20000 && point <= 0x3fffd;
    }

    /** Returns the text cut at its end to the width, the ellipsis included. */
    static String clipEnd(String text, int width, String ellipsis) {
        if (width(text) <= width) {
            return text;
        }
        int room = width - ellipsis.length();
        return room <= 0 ? head(text, width) : head(text, room) + ellipsis;
    }

    /** Returns the text with its middle left out so that it fits; more of the end stays, where a path has its name. */
    static String clipMiddle(String text, int width, String ellipsis) {
        if (width(text) <= width) {
            return text;
        }
        int room = width - ellipsis.length();
        if (room < 4) {
            return head(text, width);
        }
        int left = room / 3;
        String head = head(text, left);
        return head + ellipsis + tail(text, room - width(head));
    }

    /** Returns the path without its first folders, or with the middle of its name left out, so that it fits. */
    public static String clipPath(String path, int width, String ellipsis) {
        if (width(path) <= width) {
            return path;
        }
        int slash = path.indexOf('/');
        while (slash >= 0) {
            String rest = path.substring(slash);
            if (ellipsis.length() + width(rest) <= width) {
                return ellipsis + rest;
            }
            slash = path.indexOf('/', slash + 1);
        }
        return clipMiddle(path.substring(path.lastIndexOf('/') + 1), width, ellipsis);
    }

    /** Returns the longest start of the text that fits the width. */
    static String head(String text, int width) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            used += width(point);
            if (used > width) {
                break;
            }
            i += Character.charCount(point);
        }
        return text.substring(0, i);
    }

    /** Returns the longest end of the text that fits the width and does not start with a mark of a lost character. */
    static String tail(String text, int width) {
        int used = 0;
        int i = text.length();
        while (i > 0) {
            int point = text.codePointBefore(i);
            used += width(point);
            if (used > width) {
                break;
            }
            i -= Character.charCount(point);
        }
        while (i < text.length() && width(text.codePointAt(i)) == 0) {
            i += Character.charCount(text.codePointAt(i));
        }
        return text.substring(i);
    }
}
