package dev.tare.optimizer.xml;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.LayoutDiff;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.ReversiblePass;
import dev.tare.optimizer.pass.Rewriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes instruction XML in a fence as an indented outline: no angle brackets, no end tags, one space for each level.
 *
 * <pre>
 * &lt;step order="1"&gt;               step order=1
 *   &lt;do&gt;Read it &amp;amp; write&lt;/do&gt;     do: Read it &amp;amp; write
 *   &lt;check/&gt;                     check/
 * &lt;/step&gt;
 * </pre>
 *
 * <p>Quotes stay where a value is more than one word. An element whose line ends without a colon holds elements, one a line. After a colon stands its content as it is written in the
 * XML, in the same line or, indented by one space more than the element, in the lines below; so references to entities, bare
 * ampersands and elements within a sentence need no other form. Between elements, a line that starts with {@code <} is markup as it
 * is, such as a comment, a tag without a partner or an element whose tag is not by the book, and one that starts with {@code |} is text, or damage in
 * which text and tags cannot be told apart.
 *
 * <p>An outermost element whose line ends with {@code >} holds all that follows, which is then indented as if it were not there.
 *
 * <p>Names, attributes and words keep their bytes and their order; {@link OutlineReader} turns the outline back, and the pass takes
 * a fence only when what comes back is the fence's content up to white space. Files of XML stay XML, for programs read them.
 */
public final class XmlOutline implements ReversiblePass {

    /** By this name the manifest knows the pass. */
    public static final String NAME = "xml-outline";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.REVERSIBLE;
    }

    @Override
    public byte[] turnBack(byte[] place) {
        return OutlineReader.read(place);
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (text.source().id().extension().equals("xml")) {
            return;
        }
        for (XmlPart xml : XmlParts.of(text)) {
            Span part = xml.span();
            XmlPieces pieces = xml.pieces();
            if (pieces.preservesSpace()) {
                continue;
            }
            List<Edits> ways = new ArrayList<>();
            for (boolean flat : new boolean[] {true, false}) {
                Edits edits = OutlineWriter.write(text, xml, pieces, flat);
                if (!edits.isEmpty() && comesBack(text.utf8(), part, edits)) {
                    ways.add(edits);
                }
            }
            rewriter.replaceTogether(ways, part);
        }
    }

    private static boolean comesBack(byte[] utf8, Span part, Edits edits) {
        byte[] content = Arrays.copyOfRange(utf8, part.start(), part.end());
        byte[] outline = edits.moved(-part.start()).apply(content);
        try {
            return LayoutDiff.isOnlyLayout(OutlineReader.read(outline), content);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
