package dev.tare.optimizer.markdown;

import dev.tare.core.text.Edits;
import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;
import java.util.Optional;

/**
 * Closes up lists: one blank after each marker, each item indented as little as its place in the list allows, hyphens for other
 * marks. What is nested in what, the numbers, and the blank lines by which a list is tight or loose all stay, so CommonMark makes the
 * same list of it. A list is rewritten as a whole or not at all, since where an item stands decides what the next line belongs to;
 * {@link ListLines} says which lists are simple enough.
 */
public final class Lists implements TextPass {

    @Override
    public String name() {
        return "lists";
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
        RawHtml html = RawHtml.of(text);
        List<Block> blocks = MarkdownFiles.sureBlocks(text, html);
        for (int i = 0; i < blocks.size(); i++) {
            if (!(blocks.get(i) instanceof Block.ListBlock list) || html.at(i) || !isApart(text, blocks, i)) {
                continue;
            }
            Optional<ListLines> lines = ListLines.of(text.utf8(), list.span());
            if (lines.isPresent()) {
                Edits closed = lines.get().closed();
                Edits hyphens = lines.get().hyphens();
                rewriter.replaceTogether(List.of(closed, hyphens, hyphens.then(closed)));
            }
        }
    }

    /** Tells whether the list would end where it ends, however little it is indented, and whatever marks it has. */
    private static boolean isApart(PassText text, List<Block> blocks, int i) {
        boolean listBefore = i > 0 && blocks.get(i - 1) instanceof Block.ListBlock;
        if (i + 1 >= text.blocks().size()) {
            return !listBefore;
        }
        Block after = text.blocks().get(i + 1);
        boolean indented = Lines.isBlank(text.utf8()[after.span().start()]);
        return !listBefore && !indented && !(after instanceof Block.ListBlock);
    }
}
