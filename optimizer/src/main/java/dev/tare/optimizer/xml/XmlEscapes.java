package dev.tare.optimizer.xml;

import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.xml.XmlPiece.Kind;

/**
 * Writes a closing angle bracket in the text of instruction XML as it is, where it was escaped without need: XML asks for the
 * escape only after two closing square brackets. A reader of XML sees the same text.
 */
public final class XmlEscapes implements TextPass {

    private static final String ESCAPE = "&gt;";
    private static final byte[] PLAIN = {'>'};

    @Override
    public String name() {
        return "xml-escapes";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        for (XmlPart part : XmlParts.of(text)) {
            XmlPieces pieces = part.pieces();
            for (int i = 0; i < pieces.size(); i++) {
                if (pieces.get(i).kind() == Kind.TEXT) {
                    rewrite(text.utf8(), pieces.get(i), rewriter);
                }
            }
        }
    }

    /** Stops at a bracket that opens: damaged text may seem to start a tag there, which a plain bracket would end. */
    private static void rewrite(byte[] utf8, XmlPiece piece, Rewriter rewriter) {
        for (int at = piece.start(); at + ESCAPE.length() <= piece.end() && utf8[at] != '<'; at++) {
            if (utf8[at] == '&' && Indent.isAt(utf8, at, ESCAPE) && !(at > piece.start() && utf8[at - 1] == ']')) {
                rewriter.replace(at, at + ESCAPE.length(), PLAIN);
            }
        }
    }
}
