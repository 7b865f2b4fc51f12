package dev.tare.optimizer.section;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.section.SectionNode.Kind;
import dev.tare.optimizer.xml.XmlPiece;
import dev.tare.optimizer.xml.XmlPieces;

/**
 * The elements of a part of XML that can be cut out: those that are paired, stand in no damaged one, and in none among words but on
 * lines of their own. What is around them and is no element becomes text.
 */
final class ElementScan {

    /** Deeper elements are a part of their parent. */
    private static final int DEEPEST = 64;

    private static final byte[] COMMENT = {'<', '!', '-', '-'};

    private final byte[] bytes;
    private final SourceText source;
    private final Span part;
    private final XmlPieces pieces;
    private final boolean[] node;

    /** For each start tag, one further, whether a node is right below it; the first for the part. */
    private final boolean[] split;

    ElementScan(SourceText source, Span part, XmlPieces pieces) {
        this.source = source;
        this.bytes = source.utf8();
        this.part = part;
        this.pieces = pieces;
        this.node = new boolean[pieces.size()];
        this.split = new boolean[pieces.size() + 1];
        int[] depth = new int[pieces.size() + 1];
        for (int i = 0; i < node.length; i++) {
            int parent = pieces.parent(i);
            boolean reachable = parent < 0 || node[parent];
            if (isElement(i) && reachable && depth[parent + 1] < DEEPEST && !pieces.isDamaged(parent)) {
                node[i] = !pieces.holdsWords(parent) || hasOwnLines(i);
                split[parent + 1] |= node[i];
                depth[i + 1] = depth[parent + 1] + 1;
            }
        }
    }

    /** Tells whether there is any element that can be cut out. */
    boolean hasNodes() {
        return split[0];
    }

    /** Tells whether the part is one element and nothing else. */
    boolean isOneElement() {
        int first = 0;
        int last = pieces.size() - 1;
        while (first < last && isWhite(first)) {
            first++;
        }
        while (last > first && isWhite(last)) {
            last--;
        }
        return last >= 0 && node[first] && elementEnd(first) == last;
    }

    /** Adds the elements, and the texts between those that are not alone. */
    void addTo(TreeBuilder tree) {
        // A part or an element without nodes in it is never gone into.
        int runStart = -1;
        int runEnd = -1;
        int i = 0;
        int floor = part.start();
        while (i < pieces.size()) {
            XmlPiece piece = pieces.get(i);
            boolean end = piece.kind() == XmlPiece.Kind.END && pieces.partner(i) >= 0 && node[pieces.partner(i)];
            boolean start = node[i];
            if (!start && !end) {
                if (!isWhite(i)) {
                    runStart = runStart < 0 ? i : runStart;
                    runEnd = i;
                }
                i++;
                continue;
            }
            if (runStart >= 0) {
                run(tree, runStart, runEnd, floor, piece.start());
                runStart = -1;
            }
            floor = piece.end();
            if (end) {
                closeElement(tree, pieces.partner(i), i);
                i++;
            } else {
                i = openElement(tree, i);
                floor = pieces.get(i - 1).end();
            }
        }
        if (runStart >= 0) {
            run(tree, runStart, runEnd, floor, part.end());
        }
    }

    /** Opens an element, and closes it as well when nothing in it is a node. Returns the piece to go on with. */
    private int openElement(TreeBuilder tree, int index) {
        XmlPiece tag = pieces.get(index);
        int spanStart = hasOwnLines(index) ? LineEdges.lineStart(bytes, tag.start(), part.start()) : tag.start();
        tree.open(
                Kind.ELEMENT,
                spanStart,
                new Span(tag.start(), tag.end()),
                source.slice(tag.nameStart(), tag.nameEnd()));
        if (split[index + 1]) {
            return index + 1;
        }
        int last = elementEnd(index);
        closeElement(tree, index, last);
        return last + 1;
    }

    private void closeElement(TreeBuilder tree, int index, int last) {
        int end = pieces.get(last).end();
        int spanEnd = hasOwnLines(index) ? LineEdges.lineEnd(bytes, end, part.end()) : end;
        tree.close(spanEnd, new Span(last == index ? end : pieces.get(last).start(), end));
    }

    /** Adds the words between two tags: whole lines where nothing else stands on these. */
    private void run(TreeBuilder tree, int first, int last, int floor, int limit) {
        int start = pieces.get(first).start();
        int end = pieces.get(last).end();
        while (LineEdges.isWhite(bytes[start])) {
            start++;
        }
        while (LineEdges.isWhite(bytes[end - 1])) {
            end--;
        }
        int lineStart = LineEdges.lineStart(bytes, start, floor);
        int lineEnd = LineEdges.lineEnd(bytes, end, limit);
        Kind kind = kind(first, last);
        tree.leaf(kind == Kind.MARKUP ? Kind.TEXT : kind, new Span(lineStart, lineEnd));
    }

    /** Returns what the whole part is when nothing in it is a node. */
    Kind kind() {
        return kind(0, pieces.size() - 1);
    }

    private Kind kind(int first, int last) {
        boolean comments = true;
        boolean declarations = true;
        for (int i = first; i <= last; i++) {
            boolean other = isWhite(i) || pieces.get(i).kind() == XmlPiece.Kind.OTHER && !isData(i);
            declarations &= other;
            comments &= isWhite(i) || startsWith(i, COMMENT);
        }
        return comments ? Kind.COMMENT : declarations ? Kind.DECLARATION : Kind.MARKUP;
    }

    private boolean isData(int index) {
        return bytes[pieces.get(index).start() + 2] == '[';
    }

    private boolean isElement(int index) {
        XmlPiece.Kind kind = pieces.get(index).kind();
        return kind == XmlPiece.Kind.EMPTY || kind == XmlPiece.Kind.START && pieces.partner(index) >= 0;
    }

    private int elementEnd(int index) {
        return pieces.get(index).kind() == XmlPiece.Kind.EMPTY ? index : pieces.partner(index);
    }

    private boolean hasOwnLines(int index) {
        return LineEdges.isFirst(bytes, pieces.get(index).start(), part.start())
                && LineEdges.isLast(bytes, pieces.get(elementEnd(index)).end(), part.end());
    }

    private boolean isWhite(int index) {
        XmlPiece piece = pieces.get(index);
        if (piece.kind() != XmlPiece.Kind.TEXT) {
            return false;
        }
        for (int i = piece.start(); i < piece.end(); i++) {
            if (!LineEdges.isWhite(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(int index, byte[] mark) {
        XmlPiece piece = pieces.get(index);
        for (int i = 0; i < mark.length; i++) {
            if (piece.start() + i >= piece.end() || bytes[piece.start() + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
