package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.Sections;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Places that have to stay where they are because something names them: headings to which an anchor leads, in this module or another, so that
 * who follows it finds the heading with the stub below; and all of a section that is put in place elsewhere.
 */
public final class HeldHeadings {

    /** Links within a module that are looked at. */
    private static final int MOST_LINKS = 10_000;

    private static final String LINK = "](#";

    private final List<Span> held;

    private HeldHeadings(List<Span> held) {
        this.held = held;
    }

    /**
     * Finds them.
     *
     * @param to references to sections of the module
     */
    public static HeldHeadings of(SourceText source, List<Reference> to) {
        List<Span> held = new ArrayList<>();
        for (Reference reference : to) {
            Span section = reference.section().orElseThrow();
            held.add(reference.strength() == Strength.LAZY ? start(section) : section);
        }
        String text = new String(source.utf8(), StandardCharsets.UTF_8);
        Sections sections = null;
        int at = text.indexOf(LINK);
        for (int links = 0; at >= 0 && links < MOST_LINKS; links++) {
            int end = text.indexOf(')', at);
            if (end < 0) {
                break;
            }
            sections = sections == null ? Sections.of(source) : sections;
            sections.find(text.substring(at + LINK.length(), end)).ifPresent(span -> held.add(start(span)));
            at = text.indexOf(LINK, end);
        }
        return new HeldHeadings(held);
    }

    /** Returns where the heading of a section begins. */
    static Span start(Span section) {
        return new Span(section.start(), Math.min(section.start() + 1, section.end()));
    }

    /** Tells whether something in the stretch is held. */
    public boolean holds(Span span) {
        for (Span one : held) {
            if (one.start() < span.end() && one.end() > span.start()) {
                return true;
            }
        }
        return false;
    }
}
