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

    private final byte[] utf8;
    private final Span part;
    private final byte fenceMark;
    private final XmlPieces pieces;

    private final OutlineShape shape;

    /** The start tag of the element around everything that follows, or -1. */
    private int around = -1;

    private final Edits.Builder edits = new Edits.Builder();

    /** How much of the part is behind us. */
    private int at;

    /** Where the run of texts and comments ends in which we are, and the indentation that all of its lines have. */
    private int textsEnd;

    private int textsIndent;

    private OutlineWriter(PassText text, XmlPart part, XmlPieces pieces) {
        this.utf8 = text.utf8();
        this.part = part.span();
        this.fenceMark = part.mark();
        this.pieces = pieces;
        this.shape = new OutlineShape(text, pieces);
        this.at = part.span().start();
    }

    /**
     * Returns the edits, or none when there is no outline of this XML.
     *
     * @param flat whether what an outermost element holds is as little indented as the element, when nothing comes after it
     */
    static Edits write(PassText text, XmlPart part, XmlPieces pieces, boolean flat) {
        OutlineWriter writer = new OutlineWriter(text, part, pieces);
        if (writer.isTooDeep() || !writer.shape.hasLines()) {
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
        while (last >= 0 && pieces.get(last).kind() == Kind.TEXT && shape.isBlank(pieces.get(last))) {
            last--;
        }
        if (last >= 0 && pieces.get(last).kind() == Kind.END && pieces.partner(last) >= 0) {
            int start = pieces.partner(last);
            around = shape.isRaw(start) || shape.isMarkup(start) ? -1 : start;
        }
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
            } else if (shape.looseEnd(i) > 0) {
                int start = piece.start();
                i = shape.looseEnd(i) - 1;
                int from = Indent.skipBlank(utf8, start, pieces.get(i).end());
                int to = Indent.trimBlank(utf8, from, pieces.get(i).end());
                keepLines(from, to, start, depth, "|", commonIndent(from, to, start));
            } else if (shape.isMarkup(i)) {
                startLine(piece.start(), depth);
                i = pieces.partner(i);
                keepTo(pieces.get(i).end());
            } else if (piece.kind() == Kind.START && paired && shape.isRaw(i)) {
                i = contentAsWritten(i, depth);
            } else if (piece.kind() == Kind.START && paired) {
                startLine(piece.start(), depth);
                skipTo(piece.start() + 1, "");
                keepTag(piece);
                skipTo(piece.end(), i == around ? " >" : "");
                depth += i == around ? 0 : 1;
            } else if (piece.kind() == Kind.EMPTY && shape.isPlain(piece)) {
                startLine(piece.start(), depth);
                skipTo(piece.start() + 1, "");
                keepTag(piece);
                keepTo(piece.end() - 1);
                skipTo(piece.end(), "");
            } else if (piece.kind() != Kind.TEXT) {
                startLine(piece.start(), depth);
                keepTo(piece.end());
            } else if (!shape.isBlank(piece)) {
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
        for (Span word : OutlineTag.words(utf8, tag.nameStart(), shape.wordsEnd(tag))) {
            if (shape.isFree(new XmlPiece(Kind.TEXT, word.start() - 1, word.start()))
                    && shape.isFree(new XmlPiece(Kind.TEXT, word.end(), word.end() + 1))) {
                keepTo(word.start() - 1);
                skipTo(word.start(), "");
                keepTo(word.end());
                skipTo(word.end() + 1, "");
            }
        }
        keepTo(shape.wordsEnd(tag));
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
        while (textsEnd < pieces.size() && shape.looseEnd(textsEnd) == 0 && XmlText.isPart(pieces.get(textsEnd))) {
            XmlPiece piece = pieces.get(textsEnd++);
            if (piece.kind() == Kind.TEXT && !shape.isBlank(piece)) {
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
