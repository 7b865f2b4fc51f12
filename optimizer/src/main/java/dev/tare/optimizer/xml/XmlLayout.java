package dev.tare.optimizer.xml;

import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.xml.XmlPiece.Kind;
import java.util.List;

/**
 * Removes what only lays out instruction XML: white space with a line end between two tags, and the indentation that all lines
 * of a text have in common. Elements, attributes, the order of everything and the relative indentation of text stay, so the
 * document is the same. Among the children of an element in which words and elements share a line, a line end stays where one was. Where {@code xml:space} says
 * {@code preserve}, nothing is touched. Damaged XML needs no repair for this: tags stay as they are, paired or not.
 */
public final class XmlLayout implements TextPass {

    private static final byte[] NOTHING = {};
    private static final byte[] LINE_END = {'\n'};

    @Override
    public String name() {
        return "xml-layout";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        for (XmlPart part : XmlParts.of(text)) {
            XmlPieces pieces = part.pieces();
            if (!pieces.preservesSpace()) {
                rewrite(text.utf8(), pieces, part.mark(), rewriter);
            }
        }
    }

    private static void rewrite(byte[] utf8, XmlPieces pieces, byte mark, Rewriter rewriter) {
        // One further, so that the first is for what no element is around.
        boolean[] inSentence = new boolean[pieces.size() + 1];
        for (int i = 0; i < pieces.size(); i++) {
            inSentence[pieces.parent(i) + 1] |= sharesLine(utf8, pieces, i);
        }
        for (int i = 0; i < pieces.size(); i++) {
            int last = XmlText.end(utf8, pieces, i);
            if (last > i) {
                XmlText.of(utf8, pieces, i, last).ifPresent(words -> {
                    // A word after a space is often one token where the bare word is two.
                    rewriter.replaceTogether(
                            List.of(words.withoutCommon(utf8, 0, mark), words.withoutCommon(utf8, 1, mark)));
                });
                i = last - 1;
            } else if (pieces.get(i).kind() == Kind.TEXT) {
                gap(utf8, pieces, i, inSentence, rewriter);
            }
        }
    }

    private static void gap(byte[] utf8, XmlPieces pieces, int i, boolean[] inSentence, Rewriter rewriter) {
        XmlPiece piece = pieces.get(i);
        // Before the first tag and after the last one stands what belongs to the fence or to the file.
        boolean outermost = i == 0 || i == pieces.size() - 1;
        // Beside a CDATA section it is a part of a text.
        boolean part = (isOther(pieces, i - 1) || isOther(pieces, i + 1)) && pieces.isAmongText(i);
        if (outermost || part || !Indent.hasLineEnd(utf8, piece.start(), piece.end())) {
            return;
        }
        if (inSentence[pieces.parent(i) + 1]) {
            rewriter.replace(piece.start(), piece.end(), LINE_END);
        } else {
            rewriter.replace(piece.start(), piece.end(), NOTHING, LINE_END);
        }
    }

    private static boolean isOther(XmlPieces pieces, int i) {
        return i >= 0 && i < pieces.size() && pieces.get(i).kind() == Kind.OTHER;
    }

    /** Tells whether the piece is text that goes on in a line with an element beside it. */
    private static boolean sharesLine(byte[] utf8, XmlPieces pieces, int i) {
        XmlPiece piece = pieces.get(i);
        if (piece.kind() != Kind.TEXT || Indent.isBlank(utf8, piece.start(), piece.end())) {
            return false;
        }
        boolean afterElement = i > 0 && pieces.parent(i) != i - 1;
        boolean beforeElement = i + 1 < pieces.size() && pieces.partner(i + 1) != pieces.parent(i);
        int words = Indent.skipBlank(utf8, piece.start(), piece.end());
        int wordsEnd = Indent.trimBlank(utf8, words, piece.end());
        return afterElement && !Indent.hasLineEnd(utf8, piece.start(), words)
                || beforeElement && !Indent.hasLineEnd(utf8, wordsEnd, piece.end());
    }
}
