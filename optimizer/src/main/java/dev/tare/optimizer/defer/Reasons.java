package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import dev.tare.optimizer.section.Feature;
import dev.tare.optimizer.section.InstructionScorer;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the word for what is put aside: what most of its tokens are, by the features that spoke against each block. */
final class Reasons {

    private Reasons() {}

    static Reason of(
            SectionTree tree, InstructionScorer scorer, Verdicts verdicts, List<Span> runs, NodeTokens tokens) {
        Map<Reason, Integer> weights = new EnumMap<>(Reason.class);
        int all = 0;
        int inSituation = 0;
        for (SectionNode node : tree.nodes()) {
            if (node.isLeaf() && isIn(runs, node.span())) {
                all += tokens.of(node.span());
                inSituation += verdicts.isInSituation(node) ? tokens.of(node.span()) : 0;
                scorer.score(node).ifPresent(score -> {
                    for (Feature feature : score.features()) {
                        reason(feature)
                                .ifPresent(reason -> weights.merge(
                                        reason, -feature.weight() * tokens.of(node.span()), Integer::sum));
                    }
                });
            }
        }
        if (inSituation * 2L > all) {
            return Reason.PROCEDURE;
        }
        Reason heaviest = Reason.DETAILS;
        int most = 0;
        for (Map.Entry<Reason, Integer> entry : weights.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                heaviest = entry.getKey();
            }
        }
        return heaviest;
    }

    private static boolean isIn(List<Span> runs, Span span) {
        for (Span run : runs) {
            if (run.start() <= span.start() && span.end() <= run.end()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Reason> reason(Feature feature) {
        return switch (feature) {
            case EXAMPLE, CODE -> Optional.of(Reason.EXAMPLES);
            case PAST, CHANGE_LOG, DATE -> Optional.of(Reason.HISTORY);
            case STATUS, FIGURES -> Optional.of(Reason.STATUS);
            case METADATA -> Optional.of(Reason.FACTS);
            case DEFINITION, DATA_TABLE, QUESTION, DRAWING -> Optional.of(Reason.REFERENCE);
            case LINKS, CREDIT -> Optional.of(Reason.LINKS);
            case RATIONALE, DESCRIPTION -> Optional.of(Reason.BACKGROUND);
            default -> Optional.empty();
        };
    }
}
