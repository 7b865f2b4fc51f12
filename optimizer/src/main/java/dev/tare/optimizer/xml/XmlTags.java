package dev.tare.optimizer.xml;

import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.xml.XmlPiece.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Closes up the tags of instruction XML: no white space around equals signs and before the bracket that ends a tag, and one space
 * between attributes. A reader of XML gives the same names and values. Tags that are not by the book stay, and so do start tags that nothing
 * closes: they may be text.
 */
public final class XmlTags implements TextPass {

    private static final byte[] NOTHING = {};
    private static final byte[] SPACE = {' '};
    private static final byte[] EQUALS = {'='};

    @Override
    public String name() {
        return "xml-tags";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        byte[] utf8 = text.utf8();
        for (XmlPart part : XmlParts.of(text)) {
            XmlPieces pieces = part.pieces();
            for (int i = 0; i < pieces.size(); i++) {
                XmlPiece tag = pieces.get(i);
                boolean sure = tag.kind() == Kind.EMPTY || tag.kind() != Kind.TEXT && pieces.partner(i) >= 0;
                if (sure && walk(utf8, tag, null)) {
                    walk(utf8, tag, rewriter);
                }
            }
        }
    }

    /** Goes over a tag, offers the edits if there is somebody to take them, and tells whether the tag is by the book. */
    private static boolean walk(byte[] utf8, XmlPiece tag, @Nullable Rewriter rewriter) {
        int end = tag.end() - (tag.kind() == Kind.EMPTY ? 2 : 1);
        int at = OutlineTag.nameEnd(utf8, tag.nameStart(), end);
        if (at != tag.nameEnd() || at == tag.nameStart()) {
            return false;
        }
        while (true) {
            int next = Indent.skipBlank(utf8, at, end);
            if (next == end) {
                close(at, next, NOTHING, rewriter);
                return true;
            }
            if (next == at || tag.kind() == Kind.END) {
                return false;
            }
            if (next - at > 1 || utf8[at] != ' ') {
                close(at, next, SPACE, rewriter);
            }
            int name = OutlineTag.attributeNameEnd(utf8, next, end);
            int equals = Indent.skipBlank(utf8, name, end);
            if (name == next || equals == end || utf8[equals] != '=') {
                return false;
            }
            int quote = Indent.skipBlank(utf8, equals + 1, end);
            if (quote == end || utf8[quote] != '"' && utf8[quote] != '\'') {
                return false;
            }
            if (quote - name > EQUALS.length) {
                close(name, quote, EQUALS, rewriter);
            }
            at = quote + 1;
            while (at < end && utf8[at] != utf8[quote]) {
                at++;
            }
            if (at == end) {
                return false;
            }
            at++;
        }
    }

    private static void close(int start, int end, byte[] by, @Nullable Rewriter rewriter) {
        if (rewriter != null && start < end) {
            rewriter.replace(start, end, by);
        }
    }
}
