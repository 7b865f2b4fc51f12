package dev.tare.optimizer.xml;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.xml.XmlPiece.Kind;

/**
 * Makes the edits that turn a part of XML into an outline. It goes over the pieces once to see which elements can hold one
 * element a line, and once more to write them.
 */
final class OutlineWriter {

    /** How much indentation an outline may have: so many bytes, and so many for each byte of the XML. */
    private static final int FREE_INDENT = 1 << 16;

    private static final long INDENT_SHARE = 4;

    private final PassText text;
    private final byte[] utf8;
    private final Span part;
    private final byte fenceMark;
    private final XmlPieces pieces;

    /** For each start tag with a partner whether the element's content stays as it is written. */
    private final boolean[] raw;

    /** For each start tag with a partner whether the element is a line of markup as it is: its tag is not by the book. */
    private final boolean[] markup;

    /** For pieces that start a run of damaged lines, which stand as they are, where the run ends; otherwise 0. */
    private final int[] loose;

    /** The start tag of the element around everything that follows, or -1. */
    private int around = -1;

    private final Edits.Builder edits = new Edits.Builder();

    /** How much of the part is behind us. */
    private int at;

    /** Where the run of texts and comments ends in which we are, and the indentation that all of its lines have. */
    private int textsEnd;

    private int textsIndent;

    private OutlineWriter(PassText text, XmlPart part, XmlPieces pieces) {
        this.text = text;
        this.utf8 = text.utf8();
        this.part = part.span();
        this.fenceMark = part.mark();
        this.pieces = pieces;
        this.raw = new boolean[pieces.size()];
        this.markup = new boolean[pieces.size()];
        this.loose = new int[pieces.size()];
        this.at = part.span().start();
    }

    /**
     * Returns the edits, or none when there is no outline of this XML.
     *
     * @param flat whether what an outermost element holds is as little indented as the element, when nothing comes after it
     */
    static Edits write(PassText text, XmlPart part, XmlPieces pieces, boolean flat) {
        OutlineWriter writer = new OutlineWriter(text, part, pieces);
        if (writer.isTooDeep() || !writer.judge()) {
            return Edits.NONE;
        }
        if (flat) {
            writer.findAround();
        }
        writer.lines();
        return writer.edits.build();
    }

    /** Tells whether indentation would be most of the outline: it grows with depth times lines, and such a one never pays. */
    private boolean isTooDeep() {
        long room = FREE_INDENT + INDENT_SHARE * part.length();
        int depth = 0;
        for (int i = 0; i < pieces.size() && room >= 0; i++) {
            XmlPiece piece = pieces.get(i);
            if (pieces.partner(i) >= 0) {
                depth += piece.kind() == Kind.START ? 1 : -1;
            }
            room -= depth;
            for (int at = piece.start(); at < piece.end(); at++) {
                room -= utf8[at] == '\n' ? depth : 0;
            }
        }
        return room < 0;
    }

    /** Finds the element that holds everything to the end. */
    private void findAround() {
        int last = pieces.size() - 1;
        while (last >= 0 && pieces.get(last).kind() == Kind.TEXT && isBlank(pieces.get(last))) {
            last--;
        }
        if (last >= 0 && pieces.get(last).kind() == Kind.END && pieces.partner(last) >= 0) {
            int start = pieces.partner(last);
            around = raw[start] || markup[start] ? -1 : start;
        }
    }

    /** Finds the elements whose content stays as it is, and tells whether the outermost level can be one element a line. */
    private boolean judge() {
        boolean top = true;
        int i = 0;
        while (i < pieces.size()) {
            int end = looseEnd(i);
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
    private int looseEnd(int from) {
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

    private boolean isBlank(XmlPiece piece) {
        return Indent.isBlank(utf8, piece.start(), piece.end());
    }

    private boolean isOneLine(XmlPiece piece) {
        return !Indent.hasLineEnd(utf8, piece.start(), piece.end());
    }

    /** Tells whether name and attributes are by the book, so that they can be read without the brackets around them. */
    private boolean isPlain(XmlPiece tag) {
        return isOneLine(tag)
                && isFree(new XmlPiece(Kind.START, tag.start(), tag.start() + 1))
                && isFree(new XmlPiece(Kind.START, tag.end() - 1, tag.end()))
                && OutlineTag.isPlain(utf8, tag.nameStart(), wordsEnd(tag));
    }

    private boolean isFree(XmlPiece piece) {
        return !text.isProtected(new Span(piece.start(), piece.end()));
    }

    /** Returns where the words of a tag end: before the bracket, the slash, and the spaces before these. */
    private int wordsEnd(XmlPiece tag) {
        int end = tag.end() - (tag.kind() == Kind.EMPTY ? 2 : 1);
        while (end > tag.nameEnd() && Indent.isSpace(utf8[end - 1])) {
            end--;
        }
        return end;
    }

    private int textStart(XmlPiece piece) {
        return Indent.skipBlank(utf8, piece.start(), piece.end());
    }

    private int textEnd(XmlPiece piece) {
        return Indent.trimBlank(utf8, piece.start(), piece.end());
    }

    private void lines() {
        int depth = 0;
        int i = 0;
        while (i < pieces.size()) {
            XmlPiece piece = pieces.get(i);
            boolean paired = pieces.partner(i) >= 0;
            if (piece.kind() == Kind.END && paired) {
                depth -= pieces.partner(i) == around ? 0 : 1;
                skipTo(piece.end(), "");
            } else if (loose[i] > 0) {
                int start = piece.start();
                i = loose[i] - 1;
                int from = Indent.skipBlank(utf8, start, pieces.get(i).end());
                int to = Indent.trimBlank(utf8, from, pieces.get(i).end());
                keepLines(from, to, start, depth, "|", commonIndent(from, to, start));
            } else if (markup[i]) {
                startLine(piece.start(), depth);
                i = pieces.partner(i);
                keepTo(pieces.get(i).end());
            } else if (piece.kind() == Kind.START && paired && raw[i]) {
                i = contentAsWritten(i, depth);
            } else if (piece.kind() == Kind.START && paired) {
                startLine(piece.start(), depth);
                skipTo(piece.start() + 1, "");
                keepTag(piece);
                skipTo(piece.end(), i == around ? " >" : "");
                depth += i == around ? 0 : 1;
            } else if (piece.kind() == Kind.EMPTY && isPlain(piece)) {
                startLine(piece.start(), depth);
                skipTo(piece.start() + 1, "");
                keepTag(piece);
                keepTo(piece.end() - 1);
                skipTo(piece.end(), "");
            } else if (piece.kind() != Kind.TEXT) {
                startLine(piece.start(), depth);
                keepTo(piece.end());
            } else if (!isBlank(piece)) {
                if (i >= textsEnd) {
                    findTexts(i);
                }
                keepLines(textStart(piece), textEnd(piece), piece.start(), depth, "|", textsIndent);
            }
            i++;
        }
        // The end of a file that never closes its fence may be no line end.
        skipTo(part.end(), utf8[part.end() - 1] == '\n' ? "\n" : "");
    }

    /** Writes an element with its content as it is, and returns the index of its end tag. */
    private int contentAsWritten(int start, int depth) {
        XmlPiece tag = pieces.get(start);
        XmlPiece close = pieces.get(pieces.partner(start));
        int content = tag.end();
        int limit = close.start();
        startLine(tag.start(), depth);
        skipTo(tag.start() + 1, "");
        keepTag(tag);
        int from = Indent.skipBlank(utf8, content, limit);
        int to = Indent.trimBlank(utf8, from, limit);
        if (Indent.hasLineEnd(utf8, from, to)) {
            // Adjacent edits are one: the bracket becomes the colon, and the line end and the indentation follow it.
            skipTo(content, ":");
            keepLines(from, to, content, depth + 1, "", commonIndent(from, to, content));
        } else if (from < to) {
            skipTo(from, ": ");
            keepTo(to);
        }
        skipTo(close.end(), "");
        return pieces.partner(start);
    }

    /** Keeps a tag's name and attributes, and drops the quotes around values that need none. */
    private void keepTag(XmlPiece tag) {
        for (Span word : OutlineTag.words(utf8, tag.nameStart(), wordsEnd(tag))) {
            if (isFree(new XmlPiece(Kind.TEXT, word.start() - 1, word.start()))
                    && isFree(new XmlPiece(Kind.TEXT, word.end(), word.end() + 1))) {
                keepTo(word.start() - 1);
                skipTo(word.start(), "");
                keepTo(word.end());
                skipTo(word.end() + 1, "");
            }
        }
        keepTo(wordsEnd(tag));
    }

    /**
     * Keeps lines of text with their indentation against each other.
     *
     * @param from where the first word is
     * @param to where the last one ends
     * @param floor where the white space before the first word starts, at the earliest
     * @param common how much indentation is taken from each line
     */
    private void keepLines(int from, int to, int floor, int depth, String mark, int common) {
        // So deep that no line closes the fence; the reader takes the spaces for indentation of the text's own.
        String more =
                Indent.holdsFence(utf8, from, to, fenceMark) ? " ".repeat(Math.max(0, Indent.CODE_INDENT - depth)) : "";
        int line = from;
        int column = Indent.column(utf8, from, floor);
        int blank = 0;
        while (line < to) {
            int wordsEnd = Indent.lineEnd(utf8, line, to);
            int extra = Math.max(0, column - common);
            skipTo(line - extra, newLines(line == from ? 1 : 1 + blank, mark + more, depth));
            keepTo(Indent.trimBlank(utf8, line, wordsEnd));
            blank = -1;
            int next = wordsEnd;
            while (next < to && (Indent.isLineEnd(utf8[next]) || Indent.isSpace(utf8[next]))) {
                blank += utf8[next] == '\n' ? 1 : 0;
                next++;
            }
            column = Indent.column(utf8, next, wordsEnd);
            line = next;
        }
    }

    private String newLines(int count, String mark, int depth) {
        String indent = " ".repeat(depth) + mark;
        if (at == part.start()) {
            return indent;
        }
        // A line that is empty between two of text needs its mark, or it would not be one of them.
        return ("\n" + (mark.isBlank() ? "" : indent)).repeat(count - 1) + "\n" + indent;
    }

    /** Finds what the texts from this piece on have in common, of which comments part one from the other: they are one text. */
    private void findTexts(int from) {
        textsIndent = Integer.MAX_VALUE;
        textsEnd = from;
        while (textsEnd < pieces.size() && loose[textsEnd] == 0 && XmlText.isPart(pieces.get(textsEnd))) {
            XmlPiece piece = pieces.get(textsEnd++);
            if (piece.kind() == Kind.TEXT && !isBlank(piece)) {
                textsIndent = Math.min(textsIndent, commonIndent(textStart(piece), textEnd(piece), piece.start()));
            }
        }
    }

    private int commonIndent(int from, int to, int floor) {
        int common = Indent.column(utf8, from, floor);
        boolean ownLine = Indent.hasLineEnd(utf8, floor, from) || floor == part.start();
        if (!ownLine) {
            common = Integer.MAX_VALUE;
        }
        int line = Indent.lineEnd(utf8, from, to);
        while (line < to) {
            int next = Indent.skipBlank(utf8, line, to);
            common = Math.min(common, Indent.column(utf8, next, line));
            line = Indent.lineEnd(utf8, next, to);
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }

    private void startLine(int start, int depth) {
        skipTo(start, (at == part.start() ? "" : "\n") + " ".repeat(depth));
    }

    /** Puts something in the place of what comes next. */
    private void skipTo(int offset, String replacement) {
        if (offset - at != replacement.length() || !Indent.isAt(utf8, at, replacement)) {
            edits.replace(at, offset, replacement.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        at = offset;
    }

    private void keepTo(int offset) {
        at = offset;
    }
}
