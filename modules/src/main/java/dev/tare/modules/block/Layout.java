package dev.tare.modules.block;

import dev.tare.core.diag.Diagnostic;
import java.util.List;

/**
 * How a file is laid out: its blocks, and what each of its places stands in. Immutable.
 *
 * @param blocks all blocks, in order; see {@link Block} for what they cover
 * @param surroundings what stands in code, comments and front matter
 * @param diagnostics what is damaged, such as an unclosed fence
 */
public record Layout(List<Block> blocks, SurroundingsIndex surroundings, List<Diagnostic> diagnostics) {

    public Layout {
        blocks = List.copyOf(blocks);
        diagnostics = List.copyOf(diagnostics);
    }
}
