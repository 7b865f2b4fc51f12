package dev.tare.modules.block;

import dev.tare.core.diag.DiagnosticKind;
import dev.tare.modules.model.Surroundings;

/** The innermost piece of text that the next line may go on with; when it ends, its code and comments are marked. */
final class OpenLeaf {

    enum Kind {
        NONE,
        PARAGRAPH,
        TABLE,
        FENCE,
        INDENTED,
        /** Raw HTML as CommonMark takes it. */
        HTML,
        /** An XML element that is known to have an end tag. */
        ELEMENT
    }

    private final LayoutBuilder layout;
    private final byte[] bytes;
    private final InlineScanner inline;
    private final LooseText loose;

    Kind kind = Kind.NONE;
    int start;
    int end;

    /** Whether any line so far holds a backtick or a {@code <}. */
    boolean hasInline;

    /** Where the last line of a paragraph starts, and its text: it may turn out to be the head of a table. */
    int lastLineStart;

    int lastLineText;

    byte fenceMark;
    int fenceLength;
    int infoStart;
    int infoEnd;
    int contentStart;
    int contentEnd;

    /** Of raw HTML, 1 to 7 as in CommonMark. */
    int htmlKind;

    /** Of an element, where its end tag ends. */
    int elementEnd;

    OpenLeaf(LayoutBuilder layout, InlineScanner inline) {
        this.layout = layout;
        this.bytes = layout.bytes;
        this.inline = inline;
        this.loose = new LooseText(layout, inline);
    }

    /** Opens a leaf at the line's first non-space. */
    void open(Kind newKind, Line line) {
        kind = newKind;
        start = line.nonSpace;
        end = line.next;
        hasInline = line.hasInline();
        lastLineStart = line.start;
        lastLineText = line.nonSpace;
    }

    void close() {
        switch (kind) {
            case PARAGRAPH -> {
                if (hasInline) {
                    inline.scan(start, end, end);
                }
            }
            case FENCE -> layout.markFence(start, end, infoStart, infoEnd, contentStart, contentEnd);
            case INDENTED -> layout.mark(start, end, Surroundings.FENCE);
            case HTML -> closeHtml();
            case ELEMENT -> loose.scan(start, end, false);
            case NONE, TABLE -> {}
        }
        kind = Kind.NONE;
    }

    private void closeHtml() {
        if (htmlKind == 2 && HtmlMarks.find(bytes, start + 2, end, "-->") < 0) {
            layout.mark(start, end, Surroundings.HTML_COMMENT);
            if (end == layout.limit) {
                layout.report(DiagnosticKind.MALFORMED_XML, start, start + 4, "this comment is never closed");
            }
        } else {
            loose.scan(start, end, false);
        }
    }

    /** To be called at the end of the file: reports the fence that is still open. */
    void reportUnclosedFence() {
        if (kind == Kind.FENCE) {
            String marker = Character.toString(fenceMark).repeat(Math.min(fenceLength, 80));
            layout.report(DiagnosticKind.UNCLOSED_FENCE, start, start + fenceLength, marker);
        }
    }

    /** Marks the code in a row of a table. A code span never reaches from one cell into another. */
    void markCells(int from, int rowEnd) {
        int cell = from;
        for (int i = from; i < rowEnd; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '|') {
                inline.scan(cell, i, i);
                cell = i + 1;
            }
        }
        if (cell < rowEnd) {
            inline.scan(cell, rowEnd, rowEnd);
        }
    }
}
