package dev.tare.modules.block;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Surroundings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects the layout of one file while it is scanned from its start to its end. */
final class LayoutBuilder {

    private static final int MOST_DIAGNOSTICS = 100;

    final SourceText source;
    final byte[] bytes;
    final int limit;

    private final List<Block> blocks = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private Surroundings[] kinds = new Surroundings[16];
    private int count;

    LayoutBuilder(SourceText source) {
        this.source = source;
        this.bytes = source.utf8();
        this.limit = bytes.length;
    }

    void add(Block block) {
        blocks.add(block);
    }

    int size() {
        return blocks.size();
    }

    Block get(int index) {
        return blocks.get(index);
    }

    /** Takes the last blocks back, for scanners that see later what they were. */
    void truncate(int size) {
        while (blocks.size() > size) {
            blocks.remove(blocks.size() - 1);
        }
    }

    /** Adds a place that is not running text; it must start where the one before ends, or later. */
    void mark(int start, int end, Surroundings kind) {
        if (start >= end) {
            return;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        starts[count] = start;
        ends[count] = end;
        kinds[count++] = kind;
    }

    /** Marks a fence, as an instruction when its info or its content says so. */
    void markFence(int start, int end, int infoStart, int infoEnd, int contentStart, int contentEnd) {
        boolean instruction = FenceInfo.isInstruction(bytes, infoStart, infoEnd, contentStart, contentEnd);
        mark(start, end, instruction ? Surroundings.INSTRUCTION_FENCE : Surroundings.FENCE);
    }

    void report(DiagnosticKind kind, int start, int end, Object... arguments) {
        if (diagnostics.size() < MOST_DIAGNOSTICS) {
            diagnostics.add(Diagnostic.at(kind, source, new Span(start, end), arguments));
        }
    }

    Layout build() {
        return new Layout(
                blocks,
                new SurroundingsIndex(
                        Arrays.copyOf(starts, count), Arrays.copyOf(ends, count), Arrays.copyOf(kinds, count)),
                diagnostics);
    }
}
