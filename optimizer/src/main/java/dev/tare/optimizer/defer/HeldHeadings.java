package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.repeat.SpanSet;
import java.util.List;

/**
 * Places that have to stay where they are because something names them: headings to which an anchor leads, in this module or another, so that
 * who follows it finds the heading with the stub below; and all of a section that is put in place elsewhere.
 */
public final class HeldHeadings {

    private final SpanSet held;

    private HeldHeadings(SpanSet held) {
        this.held = held;
    }

    /**
     * Finds them.
     *
     * @param to references to sections of the module
     */
    public static HeldHeadings of(SourceText source, List<Reference> to) {
        SpanSet held = new SpanSet();
        for (Reference reference : to) {
            Span section = reference.section().orElseThrow();
            held.add(reference.strength() == Strength.LAZY ? start(section) : section);
        }
        for (OwnAnchors.Anchor anchor : OwnAnchors.in(source)) {
            held.add(start(anchor.section()));
        }
        return new HeldHeadings(held);
    }

    /** Returns where the heading of a section begins. */
    static Span start(Span section) {
        return new Span(section.start(), Math.min(section.start() + 1, section.end()));
    }

    /** Tells whether something in the stretch is held. */
    public boolean holds(Span span) {
        return held.overlaps(span);
    }
}
