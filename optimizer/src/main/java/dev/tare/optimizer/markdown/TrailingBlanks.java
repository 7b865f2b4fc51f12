package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.modules.block.SurroundingsIndex;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.pass.Fidelity;
import dev.tare.optimizer.pass.PassText;
import dev.tare.optimizer.pass.Rewriter;
import dev.tare.optimizer.pass.TextPass;
import java.util.List;

/**
 * Removes spaces and tabs at the end of lines of running text, and all of those in blank lines. CommonMark drops them, with one
 * exception: two spaces before a line that goes on are a line break, and stay, as two. Code, raw HTML, front matter
 * and what follows a backslash are left alone.
 */
public final class TrailingBlanks implements TextPass {

    private static final byte[] BREAK = {' ', ' '};

    @Override
    public String name() {
        return "trailing-blanks";
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
        byte[] utf8 = text.utf8();
        RawHtml html = RawHtml.of(text);
        List<Block> blocks = MarkdownFiles.sureBlocks(text, html);
        int limit = blocks.size() < text.blocks().size()
                ? text.blocks().get(blocks.size()).span().start()
                : utf8.length;
        SurroundingsIndex.Cursor surroundings = text.layout().surroundings().cursor();
        int block = 0;
        int line = text.source().bodyStart();
        while (line < limit) {
            int end = Lines.end(utf8, line);
            int next = Lines.next(utf8, end);
            int words = Lines.trimmedEnd(utf8, line, end);
            while (block < blocks.size() && blocks.get(block).span().end() <= line) {
                block++;
            }
            boolean inBlock = block < blocks.size() && blocks.get(block).span().start() <= line;
            if (words < end
                    && (!inBlock || isText(blocks.get(block)) && !html.at(block))
                    && surroundings.at(words) == Surroundings.TEXT) {
                boolean goesOn = inBlock && next < blocks.get(block).span().end() && !Lines.isBlank(utf8, next);
                trim(utf8, line, words, end, goesOn, rewriter);
            }
            line = next;
        }
    }

    private static boolean isText(Block block) {
        return block instanceof Block.Paragraph
                || block instanceof Block.ListBlock
                || block instanceof Block.Quote
                || block instanceof Block.Heading
                || block instanceof Block.Table
                || block instanceof Block.Rule;
    }

    private static void trim(byte[] utf8, int line, int words, int end, boolean goesOn, Rewriter rewriter) {
        if (words > line && (utf8[words - 1] == '\\' || utf8[words - 1] == '\r')) {
            return;
        }
        if (!goesOn || words == line) {
            rewriter.remove(words, end);
            return;
        }
        for (int i = words; i < end; i++) {
            if (utf8[i] != ' ') {
                return;
            }
        }
        if (end - words == 1) {
            rewriter.remove(words, end);
        } else if (end - words > BREAK.length) {
            rewriter.replace(words, end, BREAK);
        }
    }
}
