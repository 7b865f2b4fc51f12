package dev.tare.optimizer.xml;

import dev.tare.core.text.Span;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.xml.XmlPiece.Kind;

/**
 * Removes comments in instruction XML that stand among elements on lines of their own, with the white space before them. A document
 * is the same without its comments; their text is kept in the manifest.
 */
public final class XmlComments implements TextPass {

    @Override
    public String name() {
        return "xml-comments";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.INERT;
    }

    @Override
    public PassGroup group() {
        return PassGroup.COMPRESSION;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        for (Span part : XmlParts.of(text)) {
            XmlPieces pieces = XmlPieces.of(text.source(), part);
            for (int i = 1; i + 1 < pieces.size() && !pieces.preservesSpace(); i++) {
                XmlPiece piece = pieces.get(i);
                if (piece.kind() == Kind.OTHER
                        && Indent.isAt(text.utf8(), piece.start(), "<!--")
                        && !pieces.isAmongText(i)
                        && isLayout(text.utf8(), pieces.get(i - 1))
                        && isLayout(text.utf8(), pieces.get(i + 1))) {
                    rewriter.remove(pieces.get(i - 1).start(), piece.end());
                }
            }
        }
    }

    private static boolean isLayout(byte[] utf8, XmlPiece piece) {
        return piece.kind() == Kind.TEXT
                && Indent.isBlank(utf8, piece.start(), piece.end())
                && Indent.hasLineEnd(utf8, piece.start(), piece.end());
    }
}
