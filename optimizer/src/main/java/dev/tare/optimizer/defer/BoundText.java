package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionNode.Kind;
import dev.tare.optimizer.section.SectionTree;
import java.nio.charset.StandardCharsets;

/**
 * What a hard constraint around it speaks of, so that it is a part of it: what stands below a heading, or in an element, whose name states
 * one ("Never", {@code <forbidden_words>}), and what follows a line that states one and leads in to it ("Never log any of these:").
 */
final class BoundText {

    private final boolean[] bound;

    private BoundText(boolean[] bound) {
        this.bound = bound;
    }

    static BoundText of(SectionTree tree) {
        boolean[] bound = new boolean[tree.nodes().size()];
        for (SectionNode node : tree.nodes()) {
            bound[node.index()] |= node.parent() >= 0 && bound[node.parent()] || isNamedAfterOne(tree, node);
            SectionNode lead = null;
            for (SectionNode child : tree.children(node)) {
                if (lead != null && leadsIn(tree, lead)) {
                    bound[child.index()] = true;
                }
                boolean passedOver = child.kind() == Kind.COMMENT || child.kind() == Kind.RULE;
                lead = passedOver ? lead : child;
            }
        }
        return new BoundText(bound);
    }

    private static boolean isNamedAfterOne(SectionTree tree, SectionNode node) {
        return switch (node.kind()) {
            case SECTION -> HardConstraints.isStatedIn(tree.source(), node.head());
            case ELEMENT, KEY -> {
                byte[] name = node.title().replace('_', ' ').getBytes(StandardCharsets.UTF_8);
                yield HardConstraints.isStatedIn(name, 0, name.length);
            }
            default -> false;
        };
    }

    /** Tells whether a line ends in a colon, marks of emphasis aside, and what it says is a constraint. */
    private static boolean leadsIn(SectionTree tree, SectionNode lead) {
        if (lead.kind() != Kind.PARAGRAPH && lead.kind() != Kind.TEXT) {
            return false;
        }
        byte[] utf8 = tree.source().utf8();
        Span span = lead.span();
        int end = span.end();
        while (end > span.start() && (utf8[end - 1] <= ' ' || utf8[end - 1] == '*' || utf8[end - 1] == '_')) {
            end--;
        }
        return end > span.start()
                && utf8[end - 1] == ':'
                && HardConstraints.isSpokenIn(tree.source(), new Span(span.start(), end));
    }

    boolean isBound(SectionNode node) {
        return bound[node.index()];
    }
}
