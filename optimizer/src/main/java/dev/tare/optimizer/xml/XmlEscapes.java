package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassGroup;
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
    public PassGroup group() {
        return PassGroup.COMPRESSION;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        byte[] utf8 = text.utf8();
        for (Span part : XmlParts.of(text)) {
            XmlPieces pieces = XmlPieces.of(text.source(), part);
            for (int i = 0; i < pieces.size(); i++) {
                XmlPiece piece = pieces.get(i);
                for (int at = piece.start(); piece.kind() == Kind.TEXT && at + ESCAPE.length() <= piece.end(); at++) {
                    if (Indent.isAt(utf8, at, ESCAPE) && isSafe(utf8, piece, at)) {
                        rewriter.replace(at, at + ESCAPE.length(), PLAIN);
                    }
                }
            }
        }
    }

    /** Tells whether a plain bracket here ends nothing: no CDATA section, and no tag that damaged text may seem to start. */
    private static boolean isSafe(byte[] utf8, XmlPiece piece, int at) {
        if (at > piece.start() && utf8[at - 1] == ']') {
            return false;
        }
        for (int i = at - 1; i >= piece.start(); i--) {
            if (utf8[i] == '<') {
                return false;
            }
        }
        return true;
    }
}
