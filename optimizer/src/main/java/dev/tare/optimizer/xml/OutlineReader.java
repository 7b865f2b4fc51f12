package dev.tare.optimizer.xml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns an outline back into XML, laid out with two spaces a level. {@link XmlOutline} says what an outline is. */
final class OutlineReader {

    private static final int UNIT = 2;
    private static final byte[] SPACES = " ".repeat(64).getBytes(StandardCharsets.US_ASCII);

    private final byte[] utf8;
    private final ByteArrayOutputStream xml;

    /** The element around everything that follows, if there is one. */
    private final List<byte[]> around = new ArrayList<>();

    /** The other elements that are open, the outermost first; each at the depth of its index. */
    private final List<byte[]> open = new ArrayList<>();

    /** Whether the element opened last holds nothing yet. */
    private boolean empty;

    private OutlineReader(byte[] utf8) {
        this.utf8 = utf8;
        this.xml = new ByteArrayOutputStream(utf8.length * 2);
    }

    /**
     * Returns the XML.
     *
     * @throws IllegalArgumentException when the lines are no outline
     */
    static byte[] read(byte[] outline) {
        OutlineReader reader = new OutlineReader(outline);
        reader.run();
        return reader.xml.toByteArray();
    }

    private void run() {
        int line = 0;
        while (line < utf8.length) {
            int end = Indent.lineEnd(utf8, line, utf8.length);
            int words = OutlineTag.skipSpaces(utf8, line, end);
            int depth = words - line;
            int next = Math.min(utf8.length, end + 1);
            if (words < end) {
                if (depth > open.size()) {
                    throw new IllegalArgumentException("a line is indented too far");
                }
                closeTo(depth);
                line = line(words, end, next, depth);
            } else {
                line = next;
            }
        }
        closeTo(0);
        while (!around.isEmpty()) {
            close(around);
        }
        newLine(0);
    }

    /** Writes what a line holds, and the lines that belong to it; returns where the next one starts. */
    private int line(int words, int end, int next, int depth) {
        if (utf8[words] == '<') {
            content(depth);
            xml.write(utf8, words, end - words);
            return next;
        }
        if (utf8[words] == '|') {
            content(depth);
            xml.write(utf8, words + 1, end - words - 1);
            return next;
        }
        int tagEnd = OutlineTag.end(utf8, words, end);
        if (tagEnd < 0) {
            throw new IllegalArgumentException("a line names no element");
        }
        content(depth);
        xml.write('<');
        OutlineTag.writeQuoted(utf8, words, tagEnd, xml);
        byte[] name = Arrays.copyOfRange(utf8, words, OutlineTag.nameEnd(utf8, words, tagEnd));
        if (tagEnd == end) {
            xml.write('>');
            open.add(name);
            empty = true;
            return next;
        }
        if (utf8[end - 1] == '>' && OutlineTag.skipSpaces(utf8, tagEnd, end) == end - 1 && depth == 0) {
            if (!around.isEmpty()) {
                throw new IllegalArgumentException("a second element holds all that follows");
            }
            xml.write('>');
            around.add(name);
            empty = true;
            return next;
        }
        if (utf8[end - 1] == '/' && OutlineTag.skipSpaces(utf8, tagEnd, end) == end - 1) {
            xml.write(utf8, tagEnd, end - tagEnd);
            xml.write('>');
            return next;
        }
        if (utf8[tagEnd] != ':') {
            throw new IllegalArgumentException("an element's line goes on after its attributes");
        }
        xml.write('>');
        int after = next;
        if (tagEnd + 1 == end) {
            after = block(next, depth);
            newLine(depth);
        } else {
            int from = utf8[tagEnd + 1] == ' ' ? tagEnd + 2 : tagEnd + 1;
            xml.write(utf8, from, end - from);
        }
        endTag(name);
        return after;
    }

    /** Writes the lines that are indented deeper than the element, and returns where the first other one starts. */
    private int block(int from, int depth) {
        int line = from;
        int blank = 0;
        while (line < utf8.length) {
            int end = Indent.lineEnd(utf8, line, utf8.length);
            int words = OutlineTag.skipSpaces(utf8, line, end);
            int next = Math.min(utf8.length, end + 1);
            if (words == end) {
                blank++;
            } else if (words - line <= depth) {
                break;
            } else {
                for (; blank > 0; blank--) {
                    xml.write('\n');
                }
                newLine(depth + 1);
                xml.write(utf8, line + depth + 1, end - line - depth - 1);
            }
            line = next;
        }
        return line;
    }

    private void content(int depth) {
        if (xml.size() > 0) {
            newLine(depth);
        }
        empty = false;
    }

    private void newLine(int depth) {
        xml.write('\n');
        for (int left = (around.size() + depth) * UNIT; left > 0; left -= SPACES.length) {
            xml.write(SPACES, 0, Math.min(left, SPACES.length));
        }
    }

    private void closeTo(int depth) {
        while (open.size() > depth) {
            close(open);
        }
    }

    private void close(List<byte[]> elements) {
        byte[] name = elements.remove(elements.size() - 1);
        if (!empty) {
            newLine(open.size());
        }
        endTag(name);
        empty = false;
    }

    private void endTag(byte[] name) {
        xml.writeBytes("</".getBytes(StandardCharsets.US_ASCII));
        xml.writeBytes(name);
        xml.write('>');
    }
}
