package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a stretch that is put aside stands, which says how its stub has to look.
 *
 * @param kind the notation around it
 * @param block the block that it is a part of; absent when it is made of whole blocks
 */
record RunPlace(Kind kind, Optional<Block> block) {

    enum Kind {
        /** Whole blocks of Markdown. */
        BLOCKS,
        /** Whole items of a list, not all of them. */
        ITEMS,
        /** Elements within a fence of XML. */
        FENCE,
        /** Elements in a file of XML, or in XML that stands in Markdown without a fence. */
        XML
    }

    /** Returns where the stretch stands, if that is one of the places from which something can be put aside. */
    static Optional<RunPlace> of(List<Block> blocks, SourceText source, Span run) {
        Block around = around(blocks, run);
        if (around == null
                || run.start() <= around.span().start() && around.span().end() <= run.end()) {
            return startsABlock(blocks, source, run)
                    ? Optional.of(new RunPlace(Kind.BLOCKS, Optional.empty()))
                    : Optional.empty();
        }
        if (run.end() > around.span().end()) {
            return Optional.empty();
        }
        if (around instanceof Block.Fence fence) {
            boolean within = fence.closed()
                    && fence.content().start() <= run.start()
                    && run.end() <= fence.content().end()
                    && run.length() < fence.content().length();
            return within ? Optional.of(new RunPlace(Kind.FENCE, Optional.of(around))) : Optional.empty();
        }
        if (around instanceof Block.XmlElement) {
            return Optional.of(new RunPlace(Kind.XML, Optional.of(around)));
        }
        return around instanceof Block.ListBlock
                ? Optional.of(new RunPlace(Kind.ITEMS, Optional.of(around)))
                : Optional.empty();
    }

    /** Returns the block in which the stretch starts, or null. */
    private static @Nullable Block around(List<Block> blocks, Span run) {
        int low = 0;
        int high = blocks.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (blocks.get(middle).span().end() <= run.start()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < blocks.size() && blocks.get(low).span().start() <= run.start() ? blocks.get(low) : null;
    }

    /** Tells whether a stretch begins with a block and ends where one ends, but for blank lines. */
    private static boolean startsABlock(List<Block> blocks, SourceText source, Span run) {
        boolean starts = false;
        boolean ends = false;
        for (Block block : blocks) {
            starts |= block.span().start() == run.start();
            ends |= block.span().end() <= run.end()
                    && isBlank(source, block.span().end(), run.end());
        }
        return starts && ends;
    }

    private static boolean isBlank(SourceText source, int from, int end) {
        byte[] utf8 = source.utf8();
        for (int i = from; i < end; i++) {
            if (utf8[i] > ' ' || utf8[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
