package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;

/**
 * Removes HTML comments that stand on lines of their own: no reader of the document sees them. Their text is kept in the
 * manifest. Comments that a dialect reads stay, and so do those that the harness leaves out by itself: there is nothing to
 * save.
 */
public final class Comments implements TextPass {

    @Override
    public String name() {
        return "comments";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.INERT;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (MarkdownFiles.is(text) && !text.commentsStripped()) {
            InertBlocks.remove(text, block -> block instanceof Block.Comment, rewriter);
        }
    }
}
