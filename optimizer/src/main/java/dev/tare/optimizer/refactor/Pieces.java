package dev.tare.optimizer.refactor;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import java.util.List;

/**
 * The pieces of one module: sentences, items, rows, tags with their text, lines of code. Layout and what is inert are no part of
 * them, so that two texts that differ in these only have the same pieces.
 *
 * @param source the module's text
 * @param blocks its blocks
 * @param starts where each piece starts, in order
 * @param ends where it ends
 * @param block the index of its block
 * @param hashes of its content, layout left out
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pieces(SourceText source, List<Block> blocks, int[] starts, int[] ends, int[] block, long[] hashes) {

    public Pieces {
        blocks = List.copyOf(blocks);
    }

    public int size() {
        return starts.length;
    }

    public Span span(int piece) {
        return new Span(starts[piece], ends[piece]);
    }

    /** Returns the line of a piece, from 1. */
    public int line(int piece) {
        return source.lines().lineAt(starts[piece]);
    }

    public String text(int piece) {
        return source.slice(starts[piece], ends[piece]);
    }
}
