package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.wording.HardConstraints;
import dev.tare.optimizer.repeat.SpanSet;
import dev.tare.optimizer.section.SectionNode;
import dev.tare.optimizer.section.SectionTree;
import java.util.function.Predicate;

/** Which text of a module may move at all, whoever asks for it: no hard constraint, nothing that is named from elsewhere or filled in. */
final class MovableText {

    private final SourceText source;
    private final HeldHeadings held;
    private final Predicate<Span> isFree;
    private final BoundText bound;

    /** Where sections of the module itself are named: elsewhere the names would lead nowhere. */
    private final SpanSet anchored = new SpanSet();

    /**
     * @param held the headings that somebody names
     * @param isFree tells whether nothing in a stretch has to stay
     */
    MovableText(SectionTree tree, HeldHeadings held, Predicate<Span> isFree) {
        this.source = tree.source();
        this.held = held;
        this.isFree = isFree;
        this.bound = BoundText.of(tree);
        OwnAnchors.in(source).forEach(anchor -> anchored.add(anchor.place()));
    }

    boolean isFree(SectionNode node) {
        return isFree.test(node.span());
    }

    /** Tells whether a leaf may move. */
    boolean mayMove(SectionNode leaf) {
        Span span = leaf.span();
        return leaf.isContent()
                && isFree.test(span)
                && !HardConstraints.isSpokenIn(source, span)
                && !bound.isBound(leaf)
                && !holdsPlaceholder(span)
                && !anchored.overlaps(span)
                && !held.holds(span);
    }

    /** Tells whether a node may move with all that is in it, as far as its own first and last lines are concerned. */
    boolean mayMoveAround(SectionNode node) {
        return !HardConstraints.isSpokenIn(source, node.head())
                && !HardConstraints.isSpokenIn(source, node.tail())
                && !held.holds(node.head())
                && isFree.test(node.span());
    }

    /** What stands in double braces somebody fills in before a model reads it, in whatever notation. */
    private boolean holdsPlaceholder(Span span) {
        byte[] utf8 = source.utf8();
        for (int i = span.start(); i + 1 < span.end(); i++) {
            if (utf8[i] == '{' && utf8[i + 1] == '{') {
                return true;
            }
        }
        return false;
    }
}
