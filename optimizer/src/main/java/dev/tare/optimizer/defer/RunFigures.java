package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import dev.tare.optimizer.section.InstructionScorer;
import dev.tare.optimizer.section.Score;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import java.util.List;

/** What stretches of a module weigh: their tokens, and how much they instruct. */
final class RunFigures {

    /** No single block outweighs all others. */
    private static final int MOST_VALUE = 8;

    private final SectionTree tree;
    private final InstructionScorer scorer;
    private final NodeTokens tokens;

    RunFigures(SectionTree tree, InstructionScorer scorer, NodeTokens tokens) {
        this.tree = tree;
        this.scorer = scorer;
        this.tokens = tokens;
    }

    /** Returns the tokens of the stretches. */
    int tokens(List<Span> runs) {
        int sum = 0;
        for (Span run : runs) {
            sum += tokens.of(run);
        }
        return sum;
    }

    /** Returns how much stretches instruct: what the scorer finds for it in each of their blocks. */
    int value(List<Span> runs) {
        int value = 0;
        for (Span run : runs) {
            for (int i = firstFrom(run.start());
                    i < tree.nodes().size() && tree.node(i).span().start() < run.end();
                    i++) {
                SectionNode node = tree.node(i);
                if (node.isLeaf()) {
                    int own = scorer.score(node).map(Score::value).orElse(0);
                    value += Math.max(0, Math.min(MOST_VALUE, own));
                }
            }
        }
        return value;
    }

    /** Returns the first node that starts at an offset or after it; nodes are in order of their starts. */
    private int firstFrom(int offset) {
        int low = 0;
        int high = tree.nodes().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tree.node(middle).span().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
