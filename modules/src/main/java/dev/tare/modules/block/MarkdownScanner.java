package dev.tare.modules.block;

import dev.tare.core.diag.DiagnosticKind;
import org.jspecify.annotations.Nullable;

/**
 * Cuts Markdown into blocks line by line: CommonMark 0.31's block structure with GitHub's tables, kept only as deep as it
 * takes to know where the outermost blocks end and what is code. One difference is on purpose: an XML element that is
 * closed is one block to its end tag, blank lines and all, and ends a paragraph or a list before it.
 */
final class MarkdownScanner {

    private static final int NO_KEEP = -1;

    private final LayoutBuilder layout;
    private final byte[] bytes;
    private final Line line;
    private final Containers containers = new Containers();
    private final TopBlock top;
    private final OpenLeaf leaf;
    private final InlineScanner inline;
    private @Nullable XmlPairs pairs;

    /** The containers that go on in this line, until something new closes the others; then {@link #NO_KEEP}. */
    private int keep = NO_KEEP;

    private boolean tooDeep;

    MarkdownScanner(LayoutBuilder layout, int from) {
        this.layout = layout;
        this.bytes = layout.bytes;
        this.line = new Line(bytes, from, layout.limit);
        this.top = new TopBlock(layout);
        this.inline = new InlineScanner(layout);
        this.leaf = new OpenLeaf(layout, inline);
    }

    void scan() {
        while (line.advance()) {
            keep = containers.match(line);
            if (keep < containers.depth() || !goesOnWithLeaf()) {
                line.findNonSpace();
                if (line.blank) {
                    settle();
                    extendOverMarks();
                } else {
                    textLine();
                    top.extend(line.next);
                }
            }
        }
        leaf.reportUnclosedFence();
        leaf.close();
        top.flush();
    }

    /** Handles a line that code or markup takes as it is; all containers go on. */
    private boolean goesOnWithLeaf() {
        return switch (leaf.kind) {
            case FENCE -> fenceLine();
            case INDENTED -> codeLine();
            case HTML -> htmlLine();
            case ELEMENT -> elementLine();
            case NONE, PARAGRAPH, TABLE -> false;
        };
    }

    private void extendLeaf() {
        leaf.end = line.next;
        // Blank lines at the end of a list's code are no part of the list.
        if (containers.depth() == 0 || !Marks.isBlank(bytes, line.start, line.end)) {
            top.extend(line.next);
        }
    }

    /** The marks of quotes may stand on an otherwise blank line, which then is a part of the quote. */
    private void extendOverMarks() {
        if (line.pos > line.start && !Marks.isBlank(bytes, line.start, line.end)) {
            top.extend(line.next);
        }
    }

    private boolean fenceLine() {
        extendLeaf();
        line.findNonSpace();
        if (line.indent <= 3
                && !line.blank
                && Marks.isClosingFence(bytes, line.nonSpace, line.end, leaf.fenceMark, leaf.fenceLength)) {
            leaf.contentEnd = line.start;
            if (containers.depth() == 0) {
                top.closed = true;
                top.contentEnd = leaf.contentEnd;
            }
            leaf.close();
        } else {
            leaf.contentEnd = line.next;
        }
        return true;
    }

    private boolean codeLine() {
        line.findNonSpace();
        if (line.blank) {
            extendOverMarks();
            return true;
        }
        if (line.indent < 4) {
            return false;
        }
        extendLeaf();
        return true;
    }

    private boolean htmlLine() {
        if (leaf.htmlKind >= 6 && Marks.isBlank(bytes, line.pos, line.end)) {
            return false;
        }
        extendLeaf();
        if (HtmlMarks.endsIn(bytes, line.pos, line.end, leaf.htmlKind)) {
            leaf.close();
        }
        return true;
    }

    private boolean elementLine() {
        extendLeaf();
        if (leaf.elementEnd <= line.next) {
            leaf.close();
        }
        return true;
    }

    /** Ends what does not go on in this line. */
    private void settle() {
        if (keep != NO_KEEP) {
            leaf.close();
            containers.popTo(keep);
            keep = NO_KEEP;
        }
    }

    private void textLine() {
        boolean inText = leaf.kind == OpenLeaf.Kind.PARAGRAPH;
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
                    startLeaf(OpenLeaf.Kind.INDENTED, TopBlock.Kind.INDENTED, line.start);
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
        startLeaf(OpenLeaf.Kind.NONE, TopBlock.Kind.HEADING, line.start);
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
        if (line.hasInline() || leaf.hasInline) {
            inline.scan(textStart, textEnd, textEnd);
        }
    }

    private boolean setextHeading() {
        if (leaf.kind != OpenLeaf.Kind.PARAGRAPH || keep != containers.depth()) {
            return false;
        }
        int level = Marks.setextLevel(bytes, line.nonSpace, line.end);
        if (level == 0) {
            return false;
        }
        if (containers.depth() == 0) {
            top.kind = TopBlock.Kind.HEADING;
        }
        int end = leaf.end;
        while (end > leaf.start && (Marks.isSpace(bytes[end - 1]) || Marks.isLineEnd(bytes[end - 1]))) {
            end--;
        }
        heading(level, leaf.start, end);
        leaf.kind = OpenLeaf.Kind.NONE;
        keep = NO_KEEP;
        return true;
    }

    private Start thematicBreak() {
        startLeaf(OpenLeaf.Kind.NONE, TopBlock.Kind.RULE, line.start);
        return Start.LEAF;
    }

    private Start fence(int length) {
        if (length == 0) {
            return Start.NONE;
        }
        startLeaf(OpenLeaf.Kind.FENCE, TopBlock.Kind.FENCE, line.start);
        leaf.fenceMark = bytes[line.nonSpace];
        leaf.fenceLength = length;
        leaf.infoStart = Marks.skipSpaces(bytes, line.nonSpace + length, line.end);
        leaf.infoEnd = Marks.trimEnd(bytes, leaf.infoStart, line.end);
        leaf.contentStart = line.next;
        leaf.contentEnd = line.next;
        if (containers.depth() == 0) {
            top.textStart = leaf.infoStart;
            top.textEnd = leaf.infoEnd;
            top.contentStart = leaf.contentStart;
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
        startLeaf(OpenLeaf.Kind.ELEMENT, TopBlock.Kind.MARKUP, line.start);
        nameMarkup(at + 1);
        leaf.elementEnd = end;
        if (oneLine) {
            leaf.close();
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
        startLeaf(OpenLeaf.Kind.HTML, TopBlock.Kind.MARKUP, line.start);
        nameMarkup(bytes[at + 1] == '/' || bytes[at + 1] == '?' ? at + 2 : at + 1);
        leaf.htmlKind = kind;
        if (HtmlMarks.endsIn(bytes, at, line.end, kind)) {
            leaf.close();
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
                leaf.lastLineStart = line.start;
                leaf.lastLineText = at;
                leaf.end = line.next;
                leaf.hasInline |= line.hasInline();
            }
        } else if (leaf.kind == OpenLeaf.Kind.TABLE && keep == containers.depth()) {
            tableRow(at, line.end);
        } else {
            startLeaf(OpenLeaf.Kind.PARAGRAPH, TopBlock.Kind.PARAGRAPH, line.start);
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
        boolean alone = leaf.lastLineText == leaf.start;
        int headEnd = leaf.end;
        while (headEnd > leaf.lastLineText && Marks.isLineEnd(bytes[headEnd - 1])) {
            headEnd--;
        }
        if (Marks.cells(bytes, leaf.lastLineText, headEnd) != columns) {
            return false;
        }
        boolean look = leaf.hasInline;
        leaf.end = leaf.lastLineText;
        leaf.close();
        leaf.kind = OpenLeaf.Kind.TABLE;
        if (containers.depth() == 0) {
            if (alone) {
                top.kind = TopBlock.Kind.TABLE;
            } else {
                top.end = leaf.lastLineStart;
                top.lines--;
                top.begin(TopBlock.Kind.TABLE, leaf.lastLineStart);
            }
        }
        if (look) {
            leaf.markCells(leaf.lastLineText, headEnd);
        }
        return true;
    }

    private void tableRow(int from, int end) {
        leaf.end = line.next;
        if (line.hasInline()) {
            leaf.markCells(from, end);
        }
    }

    private void startLeaf(OpenLeaf.Kind kind, TopBlock.Kind topKind, int topStart) {
        settle();
        containers.addChild();
        if (containers.depth() == 0) {
            top.begin(topKind, topStart);
        }
        leaf.open(kind, line);
    }
}
