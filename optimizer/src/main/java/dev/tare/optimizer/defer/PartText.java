package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Block;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The text of a part: the stretches as they stood, in their order. Elements that stood in a fence get its first and last line around
 * them, since within a fence a path means something else than in running text.
 *
 * @param text the text
 * @param offsets where in it each stretch begins
 */
record PartText(SourceText text, List<Integer> offsets) {

    PartText {
        offsets = List.copyOf(offsets);
    }

    static PartText of(SourceText source, ModuleId part, List<Span> runs, List<RunPlace> places) {
        byte[] utf8 = source.utf8();
        Lines text = new Lines();
        List<Integer> offsets = new ArrayList<>();
        Optional<Block> open = Optional.empty();
        for (int i = 0; i < runs.size(); i++) {
            Span run = runs.get(i);
            Optional<Block> fence =
                    places.get(i).kind() == RunPlace.Kind.FENCE ? places.get(i).block() : Optional.empty();
            if (!fence.equals(open)) {
                close(utf8, open, text);
                if (text.size() > 0) {
                    text.endLine(LineEnds.of(source));
                    text.writeBytes(LineEnds.of(source));
                }
                if (fence.isPresent()) {
                    Block.Fence block = (Block.Fence) fence.get();
                    text.write(
                            utf8,
                            block.span().start(),
                            block.content().start() - block.span().start());
                }
                open = fence;
            } else if (i > 0 && fence.isEmpty()) {
                text.endLine(LineEnds.of(source));
                if (places.get(i).kind() == RunPlace.Kind.BLOCKS) {
                    text.writeBytes(LineEnds.of(source));
                }
            }
            offsets.add(text.size());
            text.write(utf8, run.start(), run.length());
            if (fence.isPresent()) {
                text.endLine(LineEnds.of(source));
            }
        }
        close(utf8, open, text);
        return new PartText(SourceText.ofUtf8(part, text.toByteArray()), offsets);
    }

    private static void close(byte[] utf8, Optional<Block> open, Lines text) {
        if (open.isPresent()) {
            Block.Fence fence = (Block.Fence) open.get();
            text.write(
                    utf8,
                    fence.content().end(),
                    fence.span().end() - fence.content().end());
        }
    }

    /** Bytes that know whether a line has ended. */
    private static final class Lines extends ByteArrayOutputStream {

        void endLine(byte[] lineEnd) {
            if (count > 0 && buf[count - 1] != '\n') {
                writeBytes(lineEnd);
            }
        }
    }
}
