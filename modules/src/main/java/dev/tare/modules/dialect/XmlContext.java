package dev.tare.modules.dialect;

/** Tells paths that stand as the text of an XML element or the value of an attribute from those in running text. */
final class XmlContext {

    private static final int MAX_TAG = 256;

    private XmlContext() {}

    /** Tells whether the path that begins at the offset is the start of an element's text or an attribute's value. */
    static boolean isXmlPath(byte[] text, int start) {
        int i = start - 1;
        if (i >= 0 && text[i] == '@') {
            i--;
        }
        if (i < 1) {
            return false;
        }
        byte before = text[i];
        if (before == '>') {
            byte last = text[i - 1];
            boolean tagEnd = PathText.isWord(last) || last == '"' || last == '\'' || last == '/' || last == '-';
            return tagEnd && opensTag(text, i - 1);
        }
        if (before == '"' || before == '\'') {
            i--;
            while (i > 0 && text[i] == ' ') {
                i--;
            }
            return text[i] == '=' && opensTag(text, i - 1);
        }
        return false;
    }

    /** Tells whether, going back from the offset, a tag's start comes before its end or the line's. */
    private static boolean opensTag(byte[] text, int from) {
        int lowest = Math.max(0, from - MAX_TAG);
        for (int i = from; i >= lowest; i--) {
            byte b = text[i];
            if (b == '<') {
                return PathText.isLetter(text[i + 1]) || text[i + 1] == '_' || text[i + 1] == '/';
            }
            if (b == '>' || b == '\n') {
                return false;
            }
        }
        return false;
    }
}
