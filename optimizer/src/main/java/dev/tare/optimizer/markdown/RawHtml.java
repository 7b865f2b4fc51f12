package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.optimizer.pass.PassText;
import java.util.List;

/** Tells which blocks may be a part of raw HTML: CommonMark ends that at a blank line only, whatever its tags say. */
final class RawHtml {

    private final boolean[] maybe;

    private RawHtml(boolean[] maybe) {
        this.maybe = maybe;
    }

    static RawHtml of(PassText text) {
        return text.derived(RawHtml.class, RawHtml::find);
    }

    private static RawHtml find(PassText text) {
        List<Block> blocks = text.blocks();
        boolean[] maybe = new boolean[blocks.size()];
        boolean before = false;
        for (int i = 0; i < maybe.length; i++) {
            Block block = blocks.get(i);
            boolean touches =
                    i > 0 && blocks.get(i - 1).span().end() == block.span().start();
            maybe[i] = block instanceof Block.XmlElement || before && touches;
            before = maybe[i] || block instanceof Block.Paragraph && startsTag(text.utf8(), block);
        }
        return new RawHtml(maybe);
    }

    /** Tells whether the block is an element, or may go on with the raw HTML of a block before it. */
    boolean at(int block) {
        return maybe[block];
    }

    /** Tells whether a line of the block starts with a tag. It may be one that nothing closes, so that the block is no element. */
    private static boolean startsTag(byte[] utf8, Block block) {
        int line = block.span().start();
        while (line < block.span().end()) {
            int end = Lines.end(utf8, line);
            int words = Lines.trimmedStart(utf8, line, end);
            if (words + 1 < end && utf8[words] == '<' && !Lines.isBlank(utf8[words + 1])) {
                return true;
            }
            line = Lines.next(utf8, end);
        }
        return false;
    }
}
