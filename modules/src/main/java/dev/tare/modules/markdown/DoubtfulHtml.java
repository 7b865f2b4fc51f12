package dev.tare.modules.markdown;

/**
 * Tells raw HTML that the parser takes for more, or for less, than CommonMark does: an element with a namespace starts none by the book, so what
 * looks like a fence or a comment inside is one, and goes on after the blank line; that of {@code textarea} ends with its end tag only.
 */
final class DoubtfulHtml {

    private static final String TEXT_AREA = "textarea";

    private DoubtfulHtml() {}

    static boolean is(String html) {
        int line = 0;
        boolean doubtful = false;
        while (line < html.length()) {
            int words = line;
            while (words < html.length() && (html.charAt(words) == ' ' || html.charAt(words) == '\t')) {
                words++;
            }
            if (line == 0) {
                if (html.regionMatches(true, words + 1, TEXT_AREA, 0, TEXT_AREA.length())) {
                    return true;
                }
                if (!hasNamespace(html, words)) {
                    return false;
                }
            } else {
                doubtful |= mayOpen(html, words);
            }
            int end = html.indexOf('\n', words);
            line = end < 0 ? html.length() : end + 1;
        }
        return doubtful;
    }

    private static boolean hasNamespace(String html, int at) {
        int i = html.startsWith("</", at) ? at + 2 : at + 1;
        while (i < html.length() && isNamePart(html.charAt(i))) {
            i++;
        }
        return i < html.length() && html.charAt(i) == ':';
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_';
    }

    /** Tells whether a line may open a block that goes on after a blank line: all but one that starts with a letter or a plain tag. */
    private static boolean mayOpen(String html, int words) {
        if (words >= html.length()) {
            return false;
        }
        char c = html.charAt(words);
        if (c == '<') {
            int next = html.startsWith("</", words) ? words + 2 : words + 1;
            return next >= html.length() || !Character.isLetter(html.charAt(next)) || hasVerbatimName(html, words + 1);
        }
        return c > ' ' && !Character.isLetter(c);
    }

    private static boolean hasVerbatimName(String html, int at) {
        for (String name : new String[] {"script", "pre", "style", TEXT_AREA}) {
            if (html.regionMatches(true, at, name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
