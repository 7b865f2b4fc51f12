package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The name and the attributes of an element as a line of an outline begins with them: as in XML without the brackets, and without
 * the quotes where the value is one word of letters, digits, dots, hyphens and underscores.
 */
final class OutlineTag {

    private OutlineTag() {}

    /** Tells whether the bytes are a name and attributes by the book of XML, and nothing else. */
    static boolean isPlain(byte[] utf8, int start, int end) {
        return new Attributes(utf8, start, end, false).run() == end;
    }

    /** Returns where the name ends that starts here, or {@code start} when none does. A colon at its end does not belong to it. */
    static int nameEnd(byte[] utf8, int start, int limit) {
        if (start >= limit || !isNameStart(utf8[start])) {
            return start;
        }
        int i = start;
        while (i < limit && isNamePart(utf8[i])) {
            i++;
        }
        return utf8[i - 1] == ':' ? i - 1 : i;
    }

    /** Returns where the name of an attribute ends that starts here, or {@code start} when none does. */
    static int attributeNameEnd(byte[] utf8, int start, int limit) {
        if (start >= limit || !isNameStart(utf8[start])) {
            return start;
        }
        int i = start;
        while (i < limit && isNamePart(utf8[i])) {
            i++;
        }
        return i;
    }

    /** Returns where the name and the attributes of an outline end that start here, or -1 when there are none. */
    static int end(byte[] utf8, int start, int limit) {
        return new Attributes(utf8, start, limit, true).run();
    }

    /** Returns the places of the values, quotes left out, that one word can stand for: those between double quotes in XML. */
    static List<Span> words(byte[] utf8, int start, int end) {
        Attributes attributes = new Attributes(utf8, start, end, false);
        attributes.run();
        return attributes.words;
    }

    /** Writes the name and the attributes with all quotes. */
    static void writeQuoted(byte[] utf8, int start, int end, ByteArrayOutputStream xml) {
        Attributes attributes = new Attributes(utf8, start, end, true);
        attributes.run();
        int at = start;
        for (Span word : attributes.words) {
            xml.write(utf8, at, word.start() - at);
            xml.write('"');
            xml.write(utf8, word.start(), word.length());
            xml.write('"');
            at = word.end();
        }
        xml.write(utf8, at, end - at);
    }

    /** Goes over a name and the attributes after it. */
    private static final class Attributes {

        private final byte[] utf8;
        private final int start;
        private final int limit;

        /** Whether values may stand without quotes; else the ones that might are found. */
        private final boolean bare;

        private final List<Span> words = new ArrayList<>();

        Attributes(byte[] utf8, int start, int limit, boolean bare) {
            this.utf8 = utf8;
            this.start = start;
            this.limit = limit;
            this.bare = bare;
        }

        /** Returns where the last attribute ends, or -1. */
        int run() {
            int i = nameEnd(utf8, start, limit);
            if (i == start) {
                return -1;
            }
            while (i >= 0) {
                int next = skipSpaces(utf8, i, limit);
                if (next == i || next == limit || !isNameStart(utf8[next])) {
                    return i;
                }
                i = attribute(next);
            }
            return -1;
        }

        private int attribute(int from) {
            int i = from;
            while (i < limit && isNamePart(utf8[i])) {
                i++;
            }
            i = skipSpaces(utf8, i, limit);
            if (i == limit || utf8[i] != '=') {
                return -1;
            }
            i = skipSpaces(utf8, i + 1, limit);
            if (i < limit && (utf8[i] == '"' || utf8[i] == '\'')) {
                return quoted(i);
            }
            int end = wordEnd(i);
            if (!bare || end == i) {
                return -1;
            }
            words.add(new Span(i, end));
            return end;
        }

        private int quoted(int quote) {
            int end = quote + 1;
            while (end < limit && utf8[end] != utf8[quote]) {
                end++;
            }
            if (end == limit) {
                return -1;
            }
            if (!bare && utf8[quote] == '"' && end > quote + 1 && wordEnd(quote + 1) == end) {
                words.add(new Span(quote + 1, end));
            }
            return end + 1;
        }

        private int wordEnd(int from) {
            int i = from;
            while (i < limit && isWordPart(utf8[i])) {
                i++;
            }
            return i;
        }
    }

    static int skipSpaces(byte[] utf8, int from, int limit) {
        int i = from;
        while (i < limit && Indent.isSpace(utf8[i])) {
            i++;
        }
        return i;
    }

    private static boolean isWordPart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-' || b == '.';
    }

    private static boolean isNameStart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b < 0;
    }

    private static boolean isNamePart(byte b) {
        return isNameStart(b) || b >= '0' && b <= '9' || b == '-' || b == '.' || b == ':';
    }
}
