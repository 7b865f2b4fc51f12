package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import java.util.Arrays;

/** How many tokens of a module begin in stretches that start and end where nodes of its tree do. */
final class NodeTokens {

    private final int[] cuts;
    private final int[] before;

    NodeTokens(SectionTree tree, TokenCounter counter) {
        int[] all = new int[2 * tree.nodes().size() + 2];
        int size = 0;
        all[size++] = 0;
        all[size++] = tree.source().length();
        for (SectionNode node : tree.nodes()) {
            all[size++] = node.span().start();
            all[size++] = node.span().end();
        }
        Arrays.sort(all);
        int distinct = 1;
        for (int i = 1; i < size; i++) {
            if (all[i] != all[distinct - 1]) {
                all[distinct++] = all[i];
            }
        }
        cuts = Arrays.copyOf(all, distinct);
        int[] counts = distinct < 2 ? new int[0] : counter.countBetween(tree.source(), cuts);
        before = new int[distinct];
        for (int i = 1; i < distinct; i++) {
            before[i] = before[i - 1] + counts[i - 1];
        }
    }

    int of(Span span) {
        return before[index(span.end())] - before[index(span.start())];
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(cuts, offset);
        return found >= 0 ? found : -found - 2;
    }
}
