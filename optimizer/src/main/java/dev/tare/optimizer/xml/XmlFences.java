package dev.tare.optimizer.xml;

import dev.tare.core.text.Edits;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.Arrays;

/**
 * Marks a fence of instruction XML with tildes where texts in it show fences of their own, so that the common indentation of such a
 * text can be taken: between backticks, a line of backticks must stay four columns in, or it would close the fence. To
 * CommonMark both marks make the same code block, with the same content and the same language.
 */
public final class XmlFences implements TextPass {

    private static final byte OLD = '`';
    private static final byte NEW = '~';

    @Override
    public String name() {
        return "xml-fences";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        byte[] utf8 = text.utf8();
        for (XmlPart part : XmlParts.of(text)) {
            Span content = part.span();
            if (part.fence().isPresent()
                    && part.fence().get().closed()
                    && part.mark() == OLD
                    && Indent.holdsFence(utf8, content.start(), content.end(), OLD)
                    && !Indent.holdsFence(utf8, content.start(), content.end(), NEW)
                    && isAfterBlankLine(
                            utf8,
                            part.fence().get().span().start(),
                            text.source().bodyStart())
                    && !part.pieces().preservesSpace()) {
                rewriter.replaceTogether(marked(utf8, part.fence().get(), part.pieces()));
            }
        }
    }

    /** Right below other lines a fence may be a part of raw HTML, where marks are text. */
    private static boolean isAfterBlankLine(byte[] utf8, int line, int first) {
        int end = line > first && utf8[line - 1] == '\n' ? line - 1 : line;
        int words = Indent.trimBlank(utf8, first, end);
        return words == first || Indent.lineEnd(utf8, words, end) < end;
    }

    /** Returns the edits that change the marks and take the indentation which these had kept. */
    private static Edits marked(byte[] utf8, Block.Fence fence, XmlPieces pieces) {
        Edits.Builder edits = new Edits.Builder();
        mark(utf8, fence.span().start(), fence.content().start(), edits);
        for (int i = 0; i < pieces.size(); i++) {
            int last = XmlText.end(utf8, pieces, i);
            if (last > i) {
                XmlText.of(utf8, pieces, i, last)
                        .filter(words -> Indent.holdsFence(
                                utf8, words.span().start(), words.span().end(), OLD))
                        .ifPresent(words -> words.withoutCommon(utf8, 0, NEW).addTo(edits));
                i = last - 1;
            }
        }
        mark(utf8, fence.content().end(), fence.span().end(), edits);
        return edits.build();
    }

    /** Changes the marks that the line starts with, after its indentation. */
    private static void mark(byte[] utf8, int line, int end, Edits.Builder edits) {
        int start = Indent.skipBlank(utf8, line, end);
        int marks = start;
        while (marks < end && utf8[marks] == OLD) {
            marks++;
        }
        byte[] tildes = new byte[marks - start];
        Arrays.fill(tildes, NEW);
        edits.replace(start, marks, tildes);
    }
}
