package dev.tare.optimizer.xml;

import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.xml.XmlPiece.Kind;

/**
 * Removes comments in instruction XML among elements, with the white space before them; those beside words stay. A document
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
    public void rewrite(PassText text, Rewriter rewriter) {
        for (XmlPart part : XmlParts.of(text)) {
            XmlPieces pieces = part.pieces();
            for (int i = 1; i + 1 < pieces.size() && !pieces.preservesSpace(); i++) {
                XmlPiece piece = pieces.get(i);
                if (piece.kind() == Kind.OTHER
                        && Indent.isAt(text.utf8(), piece.start(), "<!--")
                        && !pieces.isAmongText(i)) {
                    boolean afterSpace = pieces.get(i - 1).kind() == Kind.TEXT;
                    rewriter.remove(afterSpace ? pieces.get(i - 1).start() : piece.start(), piece.end());
                }
            }
        }
    }
}
