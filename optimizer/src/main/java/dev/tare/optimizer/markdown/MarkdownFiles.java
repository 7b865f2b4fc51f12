package dev.tare.optimizer.markdown;

import dev.tare.modules.block.Block;
import dev.tare.modules.model.Surroundings;
import dev.tare.optimizer.pass.PassText;
import java.util.List;

/** Tells Markdown from the rest. */
final class MarkdownFiles {

    private MarkdownFiles() {}

    /**
     * Returns the blocks that every reader of Markdown sees alike, in order: all, unless a fence may be a part of raw HTML, for then it
     * is open to which of the following lines are code.
     */
    static List<Block> sureBlocks(PassText text, RawHtml html) {
        List<Block> blocks = text.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Fence && html.at(i)) {
                return blocks.subList(0, i);
            }
        }
        return blocks;
    }

    /** Tells whether no other block touches this one: readers differ on where a table ends that goes over into something else. */
    static boolean standsAlone(List<Block> blocks, int i) {
        boolean before =
                i > 0 && blocks.get(i - 1).span().end() == blocks.get(i).span().start();
        boolean after = i + 1 < blocks.size()
                && blocks.get(i).span().end() == blocks.get(i + 1).span().start();
        return !before && !after;
    }

    /** Tells whether blank lines after the block may belong to it: after code that nothing has closed. */
    static boolean mayGoOn(PassText text, Block block) {
        boolean closed = block instanceof Block.Fence fence && fence.closed();
        Surroundings end = text.layout().surroundings().at(block.span().end() - 1);
        return !closed
                && (block instanceof Block.IndentedCode
                        || end == Surroundings.FENCE
                        || end == Surroundings.INSTRUCTION_FENCE);
    }

    static boolean is(PassText text) {
        return switch (text.source().id().extension()) {
            case "md", "mdc" -> true;
            default -> false;
        };
    }
}
