package dev.tare.optimizer.xml;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.optimizer.xml.XmlPiece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text between two tags, with the comments in it: these part no texts.
 *
 * @param span where it stands
 * @param comments the places of the comments, each on lines of its own
 */
record XmlText(Span span, List<Span> comments) {

    XmlText {
        comments = List.copyOf(comments);
    }

    /** Returns the index after the last piece of the text that starts here, or {@code from} when there are no words in it. */
    static int end(byte[] utf8, XmlPieces pieces, int from) {
        int i = from;
        boolean words = false;
        while (i < pieces.size() && isPart(pieces.get(i))) {
            XmlPiece piece = pieces.get(i++);
            words |= piece.kind() == Kind.TEXT && !Indent.isBlank(utf8, piece.start(), piece.end());
        }
        return words ? i : from;
    }

    static boolean isPart(XmlPiece piece) {
        return piece.kind() == Kind.TEXT || piece.kind() == Kind.OTHER;
    }

    /** Returns the text of these pieces, if there is nothing else in it than words and comments on lines of their own. */
    static Optional<XmlText> of(byte[] utf8, XmlPieces pieces, int first, int last) {
        Span span = new Span(pieces.get(first).start(), pieces.get(last - 1).end());
        List<Span> comments = new ArrayList<>();
        for (int i = first; i < last; i++) {
            XmlPiece piece = pieces.get(i);
            if (piece.kind() == Kind.OTHER) {
                if (!Indent.isAt(utf8, piece.start(), "<!--") || !ownsItsLines(utf8, piece, span)) {
                    return Optional.empty();
                }
                comments.add(new Span(piece.start(), piece.end()));
            }
        }
        return Optional.of(new XmlText(span, comments));
    }

    private static boolean ownsItsLines(byte[] utf8, XmlPiece piece, Span text) {
        int start = piece.start() - Indent.column(utf8, piece.start(), text.start());
        int end = OutlineTag.skipSpaces(utf8, piece.end(), text.end());
        boolean starts = start == text.start() || utf8[start - 1] == '\n';
        return starts && (end == text.end() || Indent.isLineEnd(utf8[end]));
    }

    /** Returns the edits that take the common indentation from it, see {@link Indent#withoutCommon}. */
    Edits withoutCommon(byte[] utf8, int left, byte mark) {
        return Indent.withoutCommon(utf8, span, comments, left, mark);
    }
}
