package dev.tare.optimizer.repeat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A place that need not be said again, since another place says it, with the words that stand in its stead.
 *
 * @param copy the module whose text is replaced
 * @param place what is replaced in it
 * @param holder the module that keeps the text; it may be the same
 * @param held where the text stays
 * @param name the words by which the pointer names what the text that stays stands in, a heading's or the name of an element; an empty
 *     place for none
 * @param text what stands in the place, in one line
 * @param swaps where the copy was written otherwise than what is held, in order
 * @param saves by how many tokens the module's count falls when nothing else changes: at least a third of what is replaced
 */
public record Pointer(
        ModuleId copy, Span place, ModuleId holder, Span held, Span name, String text, List<Swap> swaps, int saves) {

    public Pointer {
        swaps = List.copyOf(swaps);
    }

    /**
     * Words of the copy that what is held does not have.
     *
     * @param held what they stand for, in the source of the holder
     * @param words where they stand in the pointer's own text, in bytes
     */
    public record Swap(Span held, Span words) {}

    /** Returns the bytes that the pointer stands for, made from those that stayed. */
    public byte[] remade(SourceText holderText) {
        byte[] source = holderText.utf8();
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(held.length());
        int at = held.start();
        for (Swap swap : swaps) {
            out.write(source, at, swap.held.start() - at);
            out.write(words, swap.words.start(), swap.words.length());
            at = swap.held.end();
        }
        out.write(source, at, held.end() - at);
        return out.toByteArray();
    }
}
