package dev.tare.modules.block;

import dev.tare.core.text.Span;
import dev.tare.modules.model.Surroundings;

/** Cuts an XML file into its outermost elements and comments, by lines; what is damaged becomes paragraphs. */
final class XmlFileScanner {

    private final LayoutBuilder layout;
    private final byte[] bytes;
    private final int limit;
    private final Search commentEnd;
    private final Search subsetEnd;

    XmlFileScanner(LayoutBuilder layout) {
        this.layout = layout;
        this.bytes = layout.bytes;
        this.limit = layout.limit;
        this.commentEnd = new Search(bytes, "-->");
        this.subsetEnd = new Search(bytes, "]>");
    }

    void scan(int from) {
        XmlPairs pairs = XmlPairs.from(bytes, from, limit, false);
        Line line = new Line(bytes, from, limit);
        int text = -1;
        while (line.advance()) {
            line.findNonSpace();
            int end = line.blank ? -1 : markupEnd(line, pairs);
            if (text >= 0 && (line.blank || end >= 0)) {
                layout.add(new Block.Paragraph(new Span(text, line.start)));
                text = -1;
            }
            if (end >= 0) {
                markup(line, end);
            } else if (!line.blank && text < 0) {
                text = line.start;
            }
        }
        if (text >= 0) {
            layout.add(new Block.Paragraph(new Span(text, limit)));
        }
        markComments(from);
    }

    /** Returns where the markup that starts the line ends, or -1 when it is text or never ends. */
    private int markupEnd(Line line, XmlPairs pairs) {
        int at = line.nonSpace;
        if (bytes[at] != '<') {
            return -1;
        }
        if (HtmlMarks.startsWith(bytes, at, limit, "<!--")) {
            return commentEnd.endAfter(at + 4, limit);
        }
        if (HtmlMarks.startsWith(bytes, at, limit, "<?")) {
            return after(HtmlMarks.find(bytes, at + 2, line.end, "?>"), 2);
        }
        if (HtmlMarks.startsWith(bytes, at, limit, "<!DOCTYPE")) {
            // It may hold declarations in brackets. It stays text: nothing in it is looked up.
            int open = HtmlMarks.find(bytes, at, line.end, "[");
            return open < 0 ? after(HtmlMarks.find(bytes, at, line.end, ">"), 1) : subsetEnd.endAfter(open, limit);
        }
        return pairs.endOf(at);
    }

    private static int after(int found, int length) {
        return found < 0 ? -1 : found + length;
    }

    private void markup(Line line, int end) {
        int start = line.start;
        int at = line.nonSpace;
        int nameStart = bytes[at + 1] == '?' ? at + 2 : at + 1;
        int nameEnd = HtmlMarks.nameEnd(bytes, nameStart, line.end);
        while (line.next < end) {
            line.advance();
        }
        Span span = new Span(start, line.next);
        layout.add(
                TopBlock.isOnlyComments(bytes, start, line.next)
                        ? new Block.Comment(span)
                        : new Block.XmlElement(span, new Span(nameStart, nameEnd)));
    }

    private void markComments(int from) {
        int i = HtmlMarks.find(bytes, from, limit, "<!--");
        while (i >= 0) {
            int end = HtmlMarks.find(bytes, i + 4, limit, "-->");
            if (end < 0) {
                return;
            }
            layout.mark(i, end + 3, Surroundings.HTML_COMMENT);
            i = HtmlMarks.find(bytes, end + 3, limit, "<!--");
        }
    }
}
