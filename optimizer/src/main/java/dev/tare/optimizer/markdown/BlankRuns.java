package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;

/** Leaves one blank line where several stand between two blocks, and none after the last one. To CommonMark one is as good as many. */
public final class BlankRuns implements TextPass {

    private static final byte[] BLANK_LINE = {'\n'};

    @Override
    public String name() {
        return "blank-runs";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.LOSSLESS;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (!MarkdownFiles.is(text)) {
            return;
        }
        List<Block> blocks = MarkdownFiles.sureBlocks(text, RawHtml.of(text));
        for (int i = 0; i < blocks.size(); i++) {
            int last = blocks.get(i).span().end();
            boolean atEnd = i + 1 == text.blocks().size();
            int next =
                    atEnd ? text.utf8().length : text.blocks().get(i + 1).span().start();
            if (next > last
                    && !Lines.endsWithReturn(text.utf8(), last)
                    && !MarkdownFiles.mayGoOn(text, blocks.get(i))) {
                if (atEnd) {
                    rewriter.remove(last, next);
                } else if (next > last + 1) {
                    rewriter.replace(last, next, BLANK_LINE);
                }
            }
        }
    }
}
