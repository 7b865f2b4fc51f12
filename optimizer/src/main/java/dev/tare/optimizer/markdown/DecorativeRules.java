package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;

/**
 * Removes thematic breaks and lines of ornament. They part what headings and blank lines part already, and say nothing;
 * their text is kept in the manifest. Where two lists stand around one it stays, for without it they would be one list.
 */
public final class DecorativeRules implements TextPass {

    @Override
    public String name() {
        return "decorative-rules";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.INERT;
    }

    @Override
    public void rewrite(PassText text, Rewriter rewriter) {
        if (MarkdownFiles.is(text)) {
            InertBlocks.remove(text, block -> block instanceof Block.Rule, rewriter);
        }
    }
}
