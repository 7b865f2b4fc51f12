package dev.tare.modules.block;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.util.Map;

/** The elements of a file by their names, wherever they stand and however damaged the rest is. */
final class ElementNames {

    private static final int LONGEST = 128;

    private ElementNames() {}

    /** Puts the place of the first element of each name: to its end tag, or its start tag alone when it has none. */
    static void find(SourceText source, Map<String, Span> found) {
        byte[] b = source.utf8();
        for (int i = source.bodyStart(); i + 1 < b.length; i++) {
            if (b[i] == '<') {
                boolean end = b[i + 1] == '/';
                int start = end ? i + 2 : i + 1;
                int stop = start;
                while (stop < b.length && stop - start <= LONGEST && isNamePart(b[stop])) {
                    stop++;
                }
                if (stop > start && stop < b.length && closesName(b[stop])) {
                    note(source.slice(start, stop), i, stop, end, found);
                }
                i = Math.max(i, stop - 1);
            }
        }
    }

    private static void note(String name, int tag, int nameEnd, boolean end, Map<String, Span> found) {
        Span known = found.get(name);
        if (!end && known == null) {
            found.put(name, new Span(tag, nameEnd));
        } else if (end && known != null && known.length() == nameEnd - tag - 1) {
            // Its first end tag: until then its place ends with its name.
            found.put(name, new Span(known.start(), nameEnd + 1));
        }
    }

    private static boolean isNamePart(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_' || b == '-' || b == '.';
    }

    private static boolean closesName(byte b) {
        return b == '>' || b == '/' || b == '\n' || b == '\r' || Marks.isSpace(b);
    }
}
