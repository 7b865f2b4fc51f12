package dev.tare.optimizer.section;

import dev.tare.optimizer.section.SectionNode.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the blocks of one list or one element speak for each other: what stands together is mostly of a kind. */
final class Company {

    /** With fewer others there is no company. */
    private static final int LEAST_OTHERS = 2;

    private final SectionTree tree;
    private final @Nullable Score[] scores;

    Company(SectionTree tree, @Nullable Score[] scores) {
        this.tree = tree;
        this.scores = scores;
    }

    /** Adds to each score what the verdicts on the others say. These are all taken before any is changed. */
    void settle() {
        for (SectionNode parent : tree.nodes()) {
            if (parent.kind() == Kind.LIST || parent.kind() == Kind.ELEMENT) {
                settle(tree.children(parent));
            }
        }
    }

    private void settle(List<SectionNode> siblings) {
        List<SectionNode> scored = new ArrayList<>();
        int instructing = 0;
        int moving = 0;
        for (SectionNode sibling : siblings) {
            Score score = scores[sibling.index()];
            if (score != null) {
                scored.add(sibling);
                instructing += score.isSure() ? 1 : 0;
                moving += score.instructs() ? 0 : 1;
            }
        }
        int others = scored.size() - 1;
        if (others < LEAST_OTHERS) {
            return;
        }
        for (SectionNode node : scored) {
            Score score = scores[node.index()];
            if (score != null) {
                int staying = instructing - (score.isSure() ? 1 : 0);
                int going = moving - (score.instructs() ? 0 : 1);
                Feature said = feature(staying, going, others);
                if (said != null) {
                    scores[node.index()] = score.with(said);
                }
            }
        }
    }

    private static @Nullable Feature feature(int instructing, int moving, int others) {
        if (instructing * 2 > others) {
            return Feature.OTHERS_INSTRUCT;
        }
        return moving * 4 > others * 3 ? Feature.OTHERS_MOVE : null;
    }
}
