package dev.tare.modules.block;

import dev.tare.core.diag.DiagnosticKind;
import dev.tare.modules.model.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Cuts Markdown into blocks line by line: CommonMark 0.31's block structure with GitHub's tables, kept only as deep as it
 * takes to know where the outermost blocks end and what is code. One difference is on purpose: an XML element that is
 * closed is one block to its end tag, blank lines and all, and ends a paragraph or a list before it.
 */
final class MarkdownScanner {

    /** What the next line may go on with, inside the innermost container. */
    private enum Leaf {
        NONE,
        PARAGRAPH,
        TABLE,
        FENCE,
        INDENTED,
        HTML,
        ELEMENT
    }

    private static final int NO_KEEP = -1;

    private final LayoutBuilder layout;
    private final byte[] bytes;
    private final Line line;
    private final Containers containers = new Containers();
    private final TopBlock top;
    private final InlineScanner inline;
    private final LooseText loose;
    private @Nullable XmlPairs pairs;

    private Leaf leaf = Leaf.NONE;
    private int leafStart;
    private int leafEnd;
    private boolean leafInline;

    /** Where the paragraph's last line starts: it may turn out to be the head of a table. */
    private int lastLineStart;

    private int lastLineText;

    private byte fenceMark;
    private int fenceLength;
    private int infoStart;
    private int infoEnd;
    private int contentStart;
    private int contentEnd;
    private int htmlKind;
    private int elementEnd;

    /** The containers that go on in this line, until something new closes the others; then {@link #NO_KEEP}. */
    private int keep = NO_KEEP;

    private boolean tooDeep;

    MarkdownScanner(LayoutBuilder layout, int from) {
        this.layout = layout;
        this.bytes = layout.bytes;
        this.line = new Line(bytes, from, layout.limit);
        this.top = new TopBlock(layout);
        this.inline = new InlineScanner(layout);
        this.loose = new LooseText(layout, inline);
    }

    void scan() {
        while (line.advance()) {
            keep = containers.match(line);
            if (keep < containers.depth() || !goesOnWithLeaf()) {
                line.findNonSpace();
                if (line.blank) {
                    settle();
                    // The marks of quotes stand on an otherwise blank line.
                    if (line.pos > line.start && !Marks.isBlank(bytes, line.start, line.end)) {
                        top.extend(line.next);
                    }
                } else {
                    textLine();
                    top.extend(line.next);
                }
            }
        }
        boolean unclosed = leaf == Leaf.FENCE;
        int fence = leafStart;
        closeLeaf();
        top.flush();
        if (unclosed) {
            String marker = Character.toString(fenceMark).repeat(Math.min(fenceLength, 80));
            layout.report(DiagnosticKind.UNCLOSED_FENCE, fence, fence + fenceLength, marker);
        }
    }

    /** Handles a line that code or markup takes as it is; all containers go on. */
    private boolean goesOnWithLeaf() {
        return switch (leaf) {
            case FENCE -> fenceLine();
            case INDENTED -> codeLine();
            case HTML -> htmlLine();
            case ELEMENT -> elementLine();
            case NONE, PARAGRAPH, TABLE -> false;
        };
    }

    private void extendLeaf() {
        leafEnd = line.next;
        top.extend(line.next);
    }

    private boolean fenceLine() {
        extendLeaf();
        line.findNonSpace();
        if (line.indent <= 3
                && !line.blank
                && Marks.isClosingFence(bytes, line.nonSpace, line.end, fenceMark, fenceLength)) {
            contentEnd = line.start;
            if (containers.depth() == 0) {
                top.closed = true;
                top.contentEnd = contentEnd;
            }
            closeLeaf();
        } else {
            contentEnd = line.next;
        }
        return true;
    }

    private boolean codeLine() {
        line.findNonSpace();
        if (line.blank) {
            return true;
        }
        if (line.indent < 4) {
            return false;
        }
        extendLeaf();
        return true;
    }

    private boolean htmlLine() {
        if (htmlKind >= 6 && Marks.isBlank(bytes, line.pos, line.end)) {
            return false;
        }
        extendLeaf();
        if (HtmlMarks.endsIn(bytes, line.pos, line.end, htmlKind)) {
            closeLeaf();
        }
        return true;
    }

    private boolean elementLine() {
        extendLeaf();
        if (elementEnd <= line.next) {
            closeLeaf();
        }
        return true;
    }

    /** Ends what does not go on in this line. */
    private void settle() {
        if (keep != NO_KEEP) {
            closeLeaf();
            containers.popTo(keep);
            keep = NO_KEEP;
        }
    }

    private void textLine() {
        boolean inText = leaf == Leaf.PARAGRAPH;
        while (true) {
            if (keep == NO_KEEP) {
                // A container was opened on this line: the rest of the line is its first child.
                inText = false;
                line.findNonSpace();
                if (line.blank) {
                    return;
                }
            }
            if (line.indent >= 4) {
                if (!inText) {
                    startLeaf(Leaf.INDENTED, TopBlock.Kind.INDENTED, line.start);
                    return;
                }
                break;
            }
            Start start = start(inText);
            if (start == Start.LEAF) {
                return;
            }
            if (start == Start.NONE) {
                break;
            }
        }
        plainText(inText);
    }

    private enum Start {
        NONE,
        CONTAINER,
        LEAF
    }

    /** Starts the block whose mark stands at the first non-space. */
    private Start start(boolean inText) {
        int at = line.nonSpace;
        int end = line.end;
        return switch (bytes[at]) {
            case '>' -> isTooDeep() ? Start.NONE : quote();
            case '#' -> atxHeading(Marks.atxLevel(bytes, at, end));
            case '`', '~' -> fence(Marks.openingFence(bytes, at, end));
            case '<' -> element(inText) || html(inText) ? Start.LEAF : Start.NONE;
            case '=' -> setextHeading() ? Start.LEAF : Start.NONE;
            case '-', '_', '*', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
                if (setextHeading()) {
                    yield Start.LEAF;
                }
                yield Marks.isThematicBreak(bytes, at, end) ? thematicBreak() : item(inText);
            }
            default -> Start.NONE;
        };
    }

    private Start quote() {
        settle();
        if (containers.depth() == 0) {
            top.begin(TopBlock.Kind.QUOTE, line.start);
        }
        containers.pushQuote(line);
        return Start.CONTAINER;
    }

    private Start item(boolean inText) {
        int at = line.nonSpace;
        int length = Marks.listMarker(bytes, at, line.end);
        if (length == 0) {
            return Start.NONE;
        }
        // Only a first item with text may interrupt a paragraph of the same container.
        if (inText && keep == containers.depth()) {
            boolean first = length == 1 || length == 2 && bytes[at] == '1';
            if (!first || Marks.isBlank(bytes, at + length, line.end)) {
                return Start.NONE;
            }
        }
        if (isTooDeep()) {
            return Start.NONE;
        }
        settle();
        if (containers.depth() == 0) {
            byte marker = bytes[at + length - 1];
            if (top.kind != TopBlock.Kind.LIST || top.marker != marker) {
                top.begin(TopBlock.Kind.LIST, line.start);
                top.marker = marker;
            }
        }
        containers.pushItem(line, length);
        return Start.CONTAINER;
    }

    private boolean isTooDeep() {
        int depth = keep == NO_KEEP ? containers.depth() : keep;
        if (depth < Containers.MAX_DEPTH) {
            return false;
        }
        if (!tooDeep) {
            tooDeep = true;
            layout.report(
                    DiagnosticKind.TOO_DEEPLY_NESTED, line.start, line.end, Integer.toString(Containers.MAX_DEPTH));
        }
        return true;
    }

    private Start atxHeading(int level) {
        if (level == 0) {
            return Start.NONE;
        }
        startLeaf(Leaf.NONE, TopBlock.Kind.HEADING, line.start);
        int textStart = Marks.skipSpaces(bytes, line.nonSpace + level, line.end);
        int textEnd = Marks.atxTextEnd(bytes, textStart, line.end);
        heading(level, textStart, textEnd);
        return Start.LEAF;
    }

    private void heading(int level, int textStart, int textEnd) {
        if (containers.depth() == 0) {
            top.level = level;
            top.textStart = textStart;
            top.textEnd = textEnd;
        }
        if (line.hasInline() || leafInline) {
            inline.scan(textStart, textEnd, textEnd);
        }
    }

    private boolean setextHeading() {
        if (leaf != Leaf.PARAGRAPH || keep != containers.depth()) {
            return false;
        }
        int level = Marks.setextLevel(bytes, line.nonSpace, line.end);
        if (level == 0) {
            return false;
        }
        if (containers.depth() == 0) {
            top.kind = TopBlock.Kind.HEADING;
        }
        int end = leafEnd;
        while (end > leafStart && (Marks.isSpace(bytes[end - 1]) || Marks.isLineEnd(bytes[end - 1]))) {
            end--;
        }
        heading(level, leafStart, end);
        leaf = Leaf.NONE;
        keep = NO_KEEP;
        return true;
    }

    private Start thematicBreak() {
        startLeaf(Leaf.NONE, TopBlock.Kind.RULE, line.start);
        return Start.LEAF;
    }

    private Start fence(int length) {
        if (length == 0) {
            return Start.NONE;
        }
        startLeaf(Leaf.FENCE, TopBlock.Kind.FENCE, line.start);
        fenceMark = bytes[line.nonSpace];
        fenceLength = length;
        infoStart = Marks.skipSpaces(bytes, line.nonSpace + length, line.end);
        infoEnd = Marks.trimEnd(bytes, infoStart, line.end);
        contentStart = line.next;
        contentEnd = line.next;
        if (containers.depth() == 0) {
            top.textStart = infoStart;
            top.textEnd = infoEnd;
            top.contentStart = contentStart;
            top.closed = false;
        }
        return Start.LEAF;
    }

    /** Starts an XML element that has an end tag; only at the outermost level, and in a paragraph only on its own line. */
    private boolean element(boolean inText) {
        int at = line.nonSpace;
        if (keep > 0
                || keep == NO_KEEP && containers.depth() > 0
                || HtmlMarks.nameEnd(bytes, at + 1, line.end) == at + 1) {
            return false;
        }
        if (pairs == null) {
            pairs = XmlPairs.from(bytes, line.start, layout.limit, true);
        }
        int tagEnd = pairs.tagEndOf(at);
        int end = pairs.endOf(at);
        if (end < 0) {
            return false;
        }
        boolean oneLine = end <= line.end;
        boolean tagAlone = endsLine(tagEnd);
        if (inText ? !tagAlone || oneLine : !tagAlone && !endsLine(end)) {
            return false;
        }
        startLeaf(Leaf.ELEMENT, TopBlock.Kind.MARKUP, line.start);
        nameMarkup(at + 1);
        elementEnd = end;
        if (oneLine) {
            closeLeaf();
        }
        return true;
    }

    private boolean endsLine(int offset) {
        int i = Marks.skipSpaces(bytes, offset, layout.limit);
        return i == layout.limit || Marks.isLineEnd(bytes[i]);
    }

    private boolean html(boolean inText) {
        int at = line.nonSpace;
        int kind = HtmlMarks.htmlKind(bytes, at, line.end, inText);
        if (kind == 0) {
            return false;
        }
        startLeaf(Leaf.HTML, TopBlock.Kind.MARKUP, line.start);
        nameMarkup(bytes[at + 1] == '/' || bytes[at + 1] == '?' ? at + 2 : at + 1);
        htmlKind = kind;
        if (HtmlMarks.endsIn(bytes, at, line.end, kind)) {
            closeLeaf();
        }
        return true;
    }

    private void nameMarkup(int nameStart) {
        if (containers.depth() == 0) {
            top.textStart = nameStart;
            top.textEnd = HtmlMarks.nameEnd(bytes, nameStart, line.end);
        }
    }

    private void plainText(boolean inText) {
        int at = line.nonSpace;
        if (inText) {
            if (keep != containers.depth() || !startTable()) {
                // Goes on with the paragraph, perhaps lazily: then the containers stay open too.
                lastLineStart = line.start;
                lastLineText = at;
                leafEnd = line.next;
                leafInline |= line.hasInline();
            }
        } else if (leaf == Leaf.TABLE && keep == containers.depth()) {
            tableRow(at, line.end);
        } else {
            startLeaf(Leaf.PARAGRAPH, TopBlock.Kind.PARAGRAPH, line.start);
            lastLineStart = line.start;
            lastLineText = at;
        }
    }

    /** Turns the paragraph's last line into a table's head when this line is the delimiter row that fits it. */
    private boolean startTable() {
        byte first = bytes[line.nonSpace];
        if (first != '|' && first != '-' && first != ':') {
            return false;
        }
        int columns = Marks.delimiterColumns(bytes, line.nonSpace, line.end);
        if (columns == 0) {
            return false;
        }
        boolean alone = lastLineText == leafStart;
        int headEnd = leafEnd;
        while (headEnd > lastLineText && Marks.isLineEnd(bytes[headEnd - 1])) {
            headEnd--;
        }
        if (Marks.cells(bytes, lastLineText, headEnd) != columns) {
            return false;
        }
        boolean look = leafInline;
        leafEnd = lastLineText;
        closeLeaf();
        leaf = Leaf.TABLE;
        if (containers.depth() == 0) {
            if (alone) {
                top.kind = TopBlock.Kind.TABLE;
            } else {
                top.end = lastLineStart;
                top.lines--;
                top.begin(TopBlock.Kind.TABLE, lastLineStart);
            }
        }
        if (look) {
            markCells(lastLineText, headEnd);
        }
        return true;
    }

    private void tableRow(int from, int end) {
        leafEnd = line.next;
        if (line.hasInline()) {
            markCells(from, end);
        }
    }

    /** A code span never reaches from one cell into another. */
    private void markCells(int from, int end) {
        int cell = from;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == '|') {
                cell = Math.max(i, inline.scan(cell, i, end)) + 1;
                i = cell - 1;
            }
        }
        if (cell < end) {
            inline.scan(cell, end, end);
        }
    }

    private void startLeaf(Leaf newLeaf, TopBlock.Kind kind, int topStart) {
        settle();
        containers.addChild();
        if (containers.depth() == 0) {
            top.begin(kind, topStart);
        }
        leaf = newLeaf;
        leafStart = line.nonSpace;
        leafEnd = line.next;
        leafInline = line.hasInline();
    }

    private void closeLeaf() {
        switch (leaf) {
            case PARAGRAPH -> {
                if (leafInline) {
                    inline.scan(leafStart, leafEnd, leafEnd);
                }
            }
            case FENCE -> layout.markFence(leafStart, leafEnd, infoStart, infoEnd, contentStart, contentEnd);
            case INDENTED -> layout.mark(leafStart, leafEnd, Surroundings.FENCE);
            case HTML -> closeHtml(htmlKind == 2);
            case ELEMENT -> loose.scan(leafStart, leafEnd, false);
            case NONE, TABLE -> {}
        }
        leaf = Leaf.NONE;
    }

    private void closeHtml(boolean comment) {
        if (comment && HtmlMarks.find(bytes, leafStart + 2, leafEnd, "-->") < 0) {
            layout.mark(leafStart, leafEnd, Surroundings.HTML_COMMENT);
            if (leafEnd == layout.limit) {
                layout.report(DiagnosticKind.MALFORMED_XML, leafStart, leafStart + 4, "this comment is never closed");
            }
        } else {
            loose.scan(leafStart, leafEnd, false);
        }
    }
}
