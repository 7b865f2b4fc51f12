package dev.tare.optimizer.section;

import dev.tare.optimizer.section.SectionNode.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines that lead in to a list, a table, a fence or a quote by a colon: what they say counts for what follows, and the other way round. */
final class LeadIns {

    private static final int LONGEST_LABEL = 6;

    private static final int LONGEST_TITLE = 80;

    private static final Set<Feature> ASKING = EnumSet.of(
            Feature.IMPERATIVE,
            Feature.MODAL,
            Feature.OUTPUT,
            Feature.CONDITION,
            Feature.ROLE,
            Feature.PROHIBITION,
            Feature.CONSTRAINT);

    private final SectionTree tree;

    /** For each node the line that leads in to it or to what is around it, or -1. */
    private final int[] leadOf;

    /** For each line that leads in, the node that follows it, or -1. */
    private final int[] ledBy;

    /** The line that was asked for last: it leads in to many items in a row. */
    private int lastLead = -1;

    private Optional<Feature> lastSaid = Optional.empty();

    LeadIns(SectionTree tree) {
        this.tree = tree;
        int count = tree.nodes().size();
        this.leadOf = new int[count];
        this.ledBy = new int[count];
        Arrays.fill(leadOf, -1);
        Arrays.fill(ledBy, -1);
        for (SectionNode parent : tree.nodes()) {
            if (!parent.isLeaf()) {
                pair(tree.children(parent));
            }
        }
        for (SectionNode node : tree.nodes()) {
            if (leadOf[node.index()] < 0
                    && node.parent() >= 0
                    && tree.node(node.parent()).kind() == Kind.LIST) {
                leadOf[node.index()] = leadOf[node.parent()];
            }
        }
    }

    private void pair(List<SectionNode> all) {
        List<SectionNode> siblings = all.stream()
                .filter(node -> node.kind() != Kind.COMMENT && node.kind() != Kind.RULE)
                .toList();
        for (int i = 0; i + 1 < siblings.size(); i++) {
            SectionNode lead = siblings.get(i);
            SectionNode led = siblings.get(i + 1);
            boolean text = lead.kind() == Kind.PARAGRAPH || lead.kind() == Kind.TEXT;
            boolean follows = led.kind() == Kind.LIST
                    || led.kind() == Kind.TABLE
                    || led.kind() == Kind.FENCE
                    || led.kind() == Kind.QUOTE
                    || led.kind() == Kind.INDENTED_CODE;
            if (text && follows && (endsInColon(lead) || isStrong(lead))) {
                leadOf[led.index()] = lead.index();
                ledBy[lead.index()] = led.index();
            }
        }
    }

    /** Returns what a line leads in to. */
    Optional<SectionNode> ledBy(SectionNode line) {
        int led = ledBy[line.index()];
        return led < 0 ? Optional.empty() : Optional.of(tree.node(led));
    }

    /** Tells whether all of its words are in emphasis, as in a title. */
    private boolean isStrong(SectionNode node) {
        String text = tree.text(node).strip();
        return text.length() > 4
                && text.length() <= LONGEST_TITLE
                && text.startsWith("**")
                && text.indexOf("**", 2) == text.length() - 2;
    }

    private boolean endsInColon(SectionNode node) {
        String text = tree.text(node);
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) <= ' ' || "*_`".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        return end > 0 && text.charAt(end - 1) == ':';
    }

    /** Adds what the line that leads in says; its own score comes before those of what follows it. */
    void addTo(SectionNode node, Set<Feature> found, @Nullable Score[] scores) {
        int lead = leadOf[node.index()];
        Score score = lead < 0 ? null : scores[lead];
        if (score == null) {
            return;
        }
        if (lead != lastLead) {
            lastLead = lead;
            lastSaid = said(tree.text(tree.node(lead)), score);
        }
        lastSaid.ifPresent(found::add);
    }

    private static Optional<Feature> said(String text, Score score) {
        boolean label = BlockWords.ofTitle(text).words().size() <= LONGEST_LABEL;
        if (score.features().contains(Feature.EXAMPLE)
                || score.features().contains(Feature.RATIONALE)
                || label && TitleWords.isMaterial(text)) {
            return Optional.of(Feature.MATERIAL_BEFORE);
        }
        if (score.features().stream().anyMatch(ASKING::contains) || label && TitleWords.isRule(text)) {
            return Optional.of(Feature.INSTRUCTION_BEFORE);
        }
        return label && TitleWords.isLikelyMaterial(text)
                ? Optional.of(Feature.LIKELY_MATERIAL_TITLE)
                : Optional.empty();
    }

    /** Lets each line that leads in go where what follows it goes. */
    void settle(@Nullable Score[] scores) {
        for (int lead = 0; lead < ledBy.length; lead++) {
            Score score = scores[lead];
            if (ledBy[lead] >= 0 && score != null) {
                scores[lead] = score.with(
                        isLedToInstruct(tree.node(ledBy[lead]), scores) ? Feature.LEADS_IN : Feature.LEADS_ASIDE);
            }
        }
    }

    private static boolean isLedToInstruct(SectionNode led, @Nullable Score[] scores) {
        for (int i = led.index(); i <= led.last(); i++) {
            Score score = scores[i];
            if (score != null && score.instructs()) {
                return true;
            }
        }
        return false;
    }
}
