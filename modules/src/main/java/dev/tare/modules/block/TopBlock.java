package dev.tare.modules.block;

import dev.tare.core.text.Span;
import dev.tare.modules.block.Block.Comment;
import dev.tare.modules.block.Block.Fence;
import dev.tare.modules.block.Block.Heading;
import dev.tare.modules.block.Block.IndentedCode;
import dev.tare.modules.block.Block.ListBlock;
import dev.tare.modules.block.Block.Paragraph;
import dev.tare.modules.block.Block.Quote;
import dev.tare.modules.block.Block.Rule;
import dev.tare.modules.block.Block.Table;
import dev.tare.modules.block.Block.XmlElement;

/** The block at the outermost level that is being scanned, before it is known where it ends. */
final class TopBlock {

    enum Kind {
        NONE,
        PARAGRAPH,
        HEADING,
        LIST,
        QUOTE,
        TABLE,
        FENCE,
        INDENTED,
        MARKUP,
        RULE
    }

    private final LayoutBuilder layout;
    private final byte[] bytes;

    Kind kind = Kind.NONE;
    int start;
    int end;
    int lines;

    /** Of a list: the mark that all of its items share. */
    byte marker;

    /** Of a heading, its level and words; of a fence, its info; of markup, its name. */
    int level;

    int textStart;
    int textEnd;

    /** Of a fence. */
    int contentStart;

    int contentEnd;
    boolean closed;

    TopBlock(LayoutBuilder layout) {
        this.layout = layout;
        this.bytes = layout.bytes;
    }

    void begin(Kind newKind, int newStart) {
        flush();
        kind = newKind;
        start = newStart;
        end = newStart;
        lines = 0;
    }

    void extend(int newEnd) {
        end = newEnd;
        lines++;
    }

    /** Ends the block: what comes next is another one. */
    void flush() {
        Span span = new Span(start, end);
        switch (kind) {
            case NONE -> {}
            case PARAGRAPH -> layout.add(isOrnament() ? new Rule(span) : new Paragraph(span));
            case HEADING -> layout.add(new Heading(span, level, new Span(textStart, textEnd)));
            case LIST -> layout.add(new ListBlock(span));
            case QUOTE -> layout.add(new Quote(span));
            case TABLE -> layout.add(new Table(span));
            case FENCE ->
                layout.add(new Fence(
                        span, new Span(textStart, textEnd), new Span(contentStart, closed ? contentEnd : end), closed));
            case INDENTED -> layout.add(new IndentedCode(span));
            case MARKUP ->
                layout.add(
                        isOnlyComments(bytes, start, end)
                                ? new Comment(span)
                                : new XmlElement(span, new Span(textStart, textEnd)));
            case RULE -> layout.add(new Rule(span));
        }
        kind = Kind.NONE;
    }

    private boolean isOrnament() {
        if (lines != 1) {
            return false;
        }
        int from = Marks.skipSpaces(bytes, start, end);
        if (bytes[from] != '=' && (bytes[from] & 0xff) != 0xE2) {
            return false;
        }
        int last = end;
        while (last > from && Marks.isLineEnd(bytes[last - 1])) {
            last--;
        }
        return Marks.isOrnament(bytes, from, last);
    }

    /** Tells whether there is nothing but comments that are closed, and white space. */
    static boolean isOnlyComments(byte[] b, int from, int end) {
        int i = from;
        while (i < end) {
            if (Marks.isSpace(b[i]) || Marks.isLineEnd(b[i])) {
                i++;
            } else {
                int close = HtmlMarks.startsWith(b, i, end, "<!--") ? HtmlMarks.find(b, i + 2, end, "-->") : -1;
                if (close < 0) {
                    return false;
                }
                i = close + 3;
            }
        }
        return true;
    }
}
