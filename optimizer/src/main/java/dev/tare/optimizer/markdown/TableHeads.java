package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;

/**
 * Leaves out the line of dashes below the head of a table. It says nothing but that the line above it is a head, and where cells are
 * aligned. Without it the rows are lines of a paragraph to whoever renders them, so this is another notation; the manifest has the
 * line, and the way back puts it in its place again. The last of the passes over text, so that all others see tables.
 */
public final class TableHeads implements TextPass {

    /** By this name the manifest knows the pass. */
    public static final String NAME = "table-heads";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.REVERSIBLE;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (!MarkdownFiles.is(text)) {
            return;
        }
        List<Block> blocks = MarkdownFiles.sureBlocks(text, RawHtml.of(text));
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Table table && MarkdownFiles.standsAlone(blocks, i)) {
                byte[] utf8 = text.utf8();
                int line = Lines.next(utf8, Lines.end(utf8, table.span().start()));
                int next = Math.min(table.span().end(), Lines.next(utf8, Lines.end(utf8, line)));
                if (next < table.span().end() && isDelimiters(utf8, line, next)) {
                    rewriter.remove(line, next);
                }
            }
        }
    }

    /** Tells whether the bytes are one line below the head of a table, its end included. */
    public static boolean isDelimiters(byte[] utf8, int start, int end) {
        boolean pipe = false;
        boolean dash = false;
        for (int i = start; i < end - 1; i++) {
            pipe |= utf8[i] == '|';
            dash |= utf8[i] == '-';
            if ("|:- \t\r".indexOf(utf8[i]) < 0) {
                return false;
            }
        }
        return pipe && dash && utf8[end - 1] == '\n';
    }
}
