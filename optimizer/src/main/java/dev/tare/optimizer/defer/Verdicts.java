package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.section.Feature;
import dev.tare.optimizer.section.InstructionScorer;
import dev.tare.optimizer.section.Score;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import dev.tare.optimizer.section.SituationTitles;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What stays and what moves, block by block; in what is always loaded with an eye on the neighbours. A block is scored by its own words; beside
 * others of its list, element or section it is most often what they are. So the verdict weighs its own score with the mean of those around it, which keeps lists
 * of like things together. What must stay (hard constraints, what a harness fills in or loads) stays whatever stands around it, and
 * sways nobody.
 */
final class Verdicts {

    /** The share of the mean of what is right around a block, and that of the mean of its section. */
    private static final double AROUND = 0.35;

    private static final double SECTION = 0.35;

    /** In what is always loaded, something has to speak for a text, since every start pays for it: what weighs less moves. */
    private static final double LEAST_ALWAYS = 1.5;

    /** What has so much to say for itself stays whatever stands around it: a sentence that commands, for one. */
    private static final int CERTAIN = 4;

    /** What is more of the module than so many percent is what the module is about. */
    private static final int MOST_SITUATION = 30;

    private static final Set<Feature> HELD =
            EnumSet.of(Feature.CONSTRAINT, Feature.SLOT, Feature.EAGER_REFERENCE, Feature.OTHER_LANGUAGE);

    private static final Set<Feature> COMMANDS =
            EnumSet.of(Feature.IMPERATIVE, Feature.PROHIBITION, Feature.ROLE, Feature.ADDRESS);

    /** No single block outweighs all others. */
    private static final int MOST = 8;

    private final SectionTree tree;
    private final InstructionScorer scorer;
    private final double[] sums;
    private final double[] weights;
    private final boolean always;

    /** For each node whether a title above it names a situation that most starts never come to. */
    private final boolean[] inSituation;

    /**
     * Weighs the blocks of a module.
     *
     * @param always whether the module is always loaded; elsewhere a block is taken by its own score, because whoever calls an entry wants
     *     what it says
     */
    Verdicts(SectionTree tree, InstructionScorer scorer, boolean always) {
        this.always = always;
        this.tree = tree;
        this.scorer = scorer;
        int count = tree.nodes().size();
        this.sums = new double[count];
        this.weights = new double[count];
        this.inSituation = new boolean[count];
        for (SectionNode node : tree.nodes()) {
            inSituation[node.index()] = node.parent() >= 0 && inSituation[node.parent()] || isSituation(node);
        }
        for (int i = count - 1; i >= 0; i--) {
            SectionNode node = tree.node(i);
            if (node.isLeaf() && scorer.score(node).isPresent() && !isHeld(node)) {
                int weight = weight(node.span());
                sums[i] += (double) value(node) * weight;
                weights[i] += weight;
            }
            // A section speaks for what stands right below its heading, and not for the sections in it.
            if (node.parent() >= 0 && node.kind() != SectionNode.Kind.SECTION) {
                sums[node.parent()] += sums[i];
                weights[node.parent()] += weights[i];
            }
        }
    }

    /**
     * A part of the module that is for one situation: a section, or an element near the root. What its author marks as binding is for
     * all, and a title above most of the module names its topic.
     */
    private boolean isSituation(SectionNode node) {
        boolean titled =
                node.kind() == SectionNode.Kind.SECTION || node.kind() == SectionNode.Kind.ELEMENT && !node.isLeaf();
        return titled
                && node.parent() >= 0
                && SituationTitles.isOne(node.title())
                && (long) node.span().length() * 100
                        <= (long) MOST_SITUATION * tree.source().length()
                && !HardConstraints.isStatedIn(tree.source(), node.head());
    }

    private static int weight(Span span) {
        return Math.max(1, span.length());
    }

    /** Tells whether the leaf stays whatever stands around it. */
    boolean isHeld(SectionNode leaf) {
        for (Feature feature : scorer.score(leaf).map(Score::features).orElse(List.of())) {
            if (HELD.contains(feature)) {
                return true;
            }
        }
        return false;
    }

    private int value(SectionNode leaf) {
        int value = scorer.score(leaf).map(Score::value).orElse(0);
        return Math.max(-MOST, Math.min(MOST, value));
    }

    /** Tells whether a leaf that says something moves. */
    boolean moves(SectionNode leaf) {
        if (isHeld(leaf)) {
            return false;
        }
        if (!always) {
            return !scorer.instructs(leaf);
        }
        if (isInSituation(leaf)) {
            return true;
        }
        int section = leaf.parent();
        while (section > 0 && tree.node(section).kind() != SectionNode.Kind.SECTION) {
            section = tree.node(section).parent();
        }
        double own = value(leaf);
        if (own >= CERTAIN || own >= 0 && commands(leaf)) {
            return false;
        }
        double verdict =
                (1 - AROUND - SECTION) * own + AROUND * mean(leaf.parent(), own) + SECTION * mean(section, own);
        return verdict < LEAST_ALWAYS;
    }

    /** Tells whether a sentence of the leaf commands, forbids, or says who the model is. */
    private boolean commands(SectionNode leaf) {
        return scorer.score(leaf)
                .filter(score -> !Collections.disjoint(score.features(), COMMANDS))
                .isPresent();
    }

    /** Tells whether the node is for a situation that most starts never come to, so that it moves whether it commands or not. */
    boolean isInSituation(SectionNode node) {
        return always && inSituation[node.index()];
    }

    private double mean(int node, double otherwise) {
        return node < 0 || weights[node] == 0 ? otherwise : sums[node] / weights[node];
    }
}
