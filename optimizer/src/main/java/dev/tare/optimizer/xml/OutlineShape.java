package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.xml.XmlPiece.Kind;

/** What of XML can be one element a line, and what of it stands in an outline as it is written. */
final class OutlineShape {

    private final PassText text;
    private final byte[] utf8;
    private final XmlPieces pieces;

    /** For each start tag with a partner whether the element's content stays as it is written. */
    private final boolean[] raw;

    /** For each start tag with a partner whether the element is a line of markup as it is: its tag is not by the book. */
    private final boolean[] markup;

    /** For pieces that start a run of damaged lines, which stand as they are, where the run ends; otherwise 0. */
    private final int[] loose;

    private final boolean lines;

    OutlineShape(PassText text, XmlPieces pieces) {
        this.text = text;
        this.utf8 = text.utf8();
        this.pieces = pieces;
        this.raw = new boolean[pieces.size()];
        this.markup = new boolean[pieces.size()];
        this.loose = new int[pieces.size()];
        this.lines = judge();
    }

    /** Tells whether the outermost level can be one element a line; otherwise there is no outline. */
    boolean hasLines() {
        return lines;
    }

    /** Tells whether the content of the element that starts here stays as it is written. */
    boolean isRaw(int start) {
        return raw[start];
    }

    /** Tells whether the element that starts here is a line of markup as it is. */
    boolean isMarkup(int start) {
        return markup[start];
    }

    /** Returns where the run of damaged lines ends that starts here; 0 when none does. */
    int looseEnd(int start) {
        return loose[start];
    }

    /** Finds the elements whose content stays as it is, and tells whether the outermost level can be one element a line. */
    private boolean judge() {
        boolean top = true;
        int i = 0;
        while (i < pieces.size()) {
            int end = endOfLoose(i);
            boolean fits = true;
            if (isMarkupLine(i)) {
                markup[i] = true;
                end = pieces.partner(i) + 1;
            } else if (end == i) {
                fits = fitsLine(i);
                end++;
            } else {
                for (int k = i; k < end; k++) {
                    fits &= fitsLine(k);
                }
                if (!fits && ownLines(i, end)) {
                    loose[i] = end;
                    fits = true;
                }
            }
            if (!fits) {
                int parent = pieces.parent(i);
                if (parent < 0) {
                    top = false;
                } else {
                    raw[parent] = true;
                }
            }
            i = end;
        }
        return top;
    }

    /** Returns where the run of pieces ends that starts here and holds no element with a start tag and an end tag. */
    private int endOfLoose(int from) {
        int i = from;
        while (i < pieces.size()
                && pieces.partner(i) < 0
                && (pieces.get(i).kind() == Kind.TEXT || isOneLine(pieces.get(i)))) {
            i++;
        }
        return i;
    }

    /** Tells whether the lines of these pieces hold nothing else, and the element around them something else too. */
    private boolean ownLines(int first, int end) {
        int start = pieces.get(first).start();
        int stop = pieces.get(end - 1).end();
        int from = Indent.skipBlank(utf8, start, stop);
        int to = Indent.trimBlank(utf8, from, stop);
        int parent = pieces.parent(first);
        boolean alone = parent >= 0 && parent == first - 1 && pieces.partner(parent) == end;
        return from < to
                && !alone
                && (first == 0 || Indent.hasLineEnd(utf8, start, from))
                && (end == pieces.size() || Indent.hasLineEnd(utf8, to, stop));
    }

    /** Tells whether the piece can be a line, or begin or end one, in an element that holds one element a line. */
    private boolean fitsLine(int i) {
        XmlPiece piece = pieces.get(i);
        return switch (piece.kind()) {
            case TEXT -> isBlank(piece) || ownLines(i, i + 1);
            case START ->
                pieces.partner(i) < 0 ? isOneLine(piece) : isPlain(piece) && isFree(pieces.get(pieces.partner(i)));
            case END -> pieces.partner(i) >= 0 || isOneLine(piece);
            case EMPTY, OTHER -> isOneLine(piece);
        };
    }

    /** Tells whether the piece starts an element that can only stand as it is, but stands in one line. */
    private boolean isMarkupLine(int i) {
        XmlPiece piece = pieces.get(i);
        if (piece.kind() != Kind.START || pieces.partner(i) < 0 || isPlain(piece)) {
            return false;
        }
        return !Indent.hasLineEnd(
                utf8, piece.start(), pieces.get(pieces.partner(i)).end());
    }

    boolean isBlank(XmlPiece piece) {
        return Indent.isBlank(utf8, piece.start(), piece.end());
    }

    private boolean isOneLine(XmlPiece piece) {
        return !Indent.hasLineEnd(utf8, piece.start(), piece.end());
    }

    /** Tells whether name and attributes are by the book, so that they can be read without the brackets around them. */
    boolean isPlain(XmlPiece tag) {
        return isOneLine(tag)
                && isFree(new XmlPiece(Kind.START, tag.start(), tag.start() + 1))
                && isFree(new XmlPiece(Kind.START, tag.end() - 1, tag.end()))
                && OutlineTag.isPlain(utf8, tag.nameStart(), wordsEnd(tag));
    }

    boolean isFree(XmlPiece piece) {
        return !text.isProtected(new Span(piece.start(), piece.end()));
    }

    /** Returns where the words of a tag end: before the bracket, the slash, and the spaces before these. */
    int wordsEnd(XmlPiece tag) {
        int end = tag.end() - (tag.kind() == Kind.EMPTY ? 2 : 1);
        while (end > tag.nameEnd() && Indent.isSpace(utf8[end - 1])) {
            end--;
        }
        return end;
    }
}
