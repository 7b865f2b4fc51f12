package dev.tare.optimizer.pass;

import dev.tare.modules.graph.ModuleGraph;
import java.util.List;

/**
 * A pass that rewrites modules one by one, each from its own text alone, and leaves references, slots and front matter to the
 * byte. Runs of such passes go over a module in one go.
 */
public interface TextPass extends Pass {

    /** Offers edits for the text, in order of place. Those that do not make the module cheaper are not taken. */
    void rewrite(PassText text, Rewriter rewriter);

    /** Returns compression, which is what rewriting a text for fewer tokens is. */
    @Override
    default PassGroup group() {
        return PassGroup.COMPRESSION;
    }

    @Override
    default ModuleGraph apply(ModuleGraph graph, PassContext context) {
        return TextPasses.run(graph, List.of(this), Reserved.NONE, context).graph();
    }
}
