package house;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassGroup;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;

/** Removes the marks of quoted lines that go on with a paragraph. */
public final class LongQuotes implements TextPass {

    @Override
    public String name() {
        return "long-quotes";
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
        for (Block block : text.blocks()) {
            if (block instanceof Block.Quote) {
                for (int at = block.span().start() + 1; at + 2 < block.span().end(); at++) {
                    if (utf8[at - 1] == '\n'
                            && utf8[at] == '>'
                            && utf8[at + 1] == ' '
                            && Character.isLetter(utf8[at + 2])) {
                        rewriter.remove(at, at + 1);
                    }
                }
            }
        }
    }
}
