package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Removes blocks that say nothing, where the blocks around them stay apart without them. */
final class InertBlocks {

    private static final byte[] NOTHING = {};
    private static final byte[] LINE_END = {'\n'};

    private InertBlocks() {}

    static void remove(PassText text, Predicate<Block> inert, Rewriter rewriter) {
        RawHtml html = RawHtml.of(text);
        List<Block> blocks = MarkdownFiles.sureBlocks(text, html);
        byte[] utf8 = text.utf8();
        for (int i = 0; i < blocks.size(); i++) {
            if (!inert.test(blocks.get(i)) || html.at(i) || opensFrontMatter(text, blocks.get(i))) {
                continue;
            }
            int first = i;
            while (i + 1 < blocks.size() && inert.test(blocks.get(i + 1))) {
                i++;
            }
            Block before = first > 0 ? blocks.get(first - 1) : null;
            Block after = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            if (before != null && MarkdownFiles.mayGoOn(text, before)
                    || !staysApart(utf8, before, after)
                    || after != null && startsFrontMatter(utf8, first, after)) {
                continue;
            }
            int start = blocks.get(first).span().start();
            if (Lines.endsWithReturn(utf8, start)) {
                continue;
            }
            boolean last = i + 1 == text.blocks().size();
            int end = last ? utf8.length : text.blocks().get(i + 1).span().start();
            boolean blankBefore = before == null || before.span().end() < start;
            if (before instanceof Block.Table && !blankBefore) {
                // Some readers take the line for a row.
                continue;
            }
            rewriter.replace(start, end, blankBefore || after == null ? NOTHING : LINE_END);
        }
    }

    /**
     * Two lists, two pieces of code, or a list and what is indented would be one block with nothing but a blank line between
     * them.
     */
    private static boolean staysApart(byte[] utf8, @Nullable Block before, @Nullable Block after) {
        boolean indented = after != null && Lines.isBlank(utf8[after.span().start()]);
        return !(before instanceof Block.ListBlock && (after instanceof Block.ListBlock || indented))
                && !(before instanceof Block.IndentedCode && after instanceof Block.IndentedCode);
    }

    /** A file that starts with hyphens may have front matter that nothing closes, and not all harnesses read that alike. */
    private static boolean opensFrontMatter(PassText text, Block block) {
        int start = text.source().bodyStart();
        return block.span().start() == start && text.utf8()[start] == '-';
    }

    /** What comes first in a file and looks like front matter would be read as such. */
    private static boolean startsFrontMatter(byte[] utf8, int first, Block after) {
        int start = after.span().start();
        return first == 0
                && start + 2 < utf8.length
                && utf8[start] == '-'
                && utf8[start + 1] == '-'
                && utf8[start + 2] == '-';
    }
}
