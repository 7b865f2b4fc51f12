package dev.tare.modules.branch;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.branch.Outline.Kind;
import dev.tare.modules.branch.Outline.Lead;
import dev.tare.modules.branch.Outline.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words that a place of a module stands in.
 *
 * @param where what kind of part holds it
 * @param sentence its own sentence; for a row of a table the whole row
 * @param leads what leads up to it: the paragraph above its list, labels, headings and tags, innermost first
 */
public record ReferenceWords(Where where, Span sentence, List<Span> leads) {

    /** The kinds of parts that a place may stand in. */
    public enum Where {
        HEADING,
        TAG,
        ITEM,
        ROW,
        PARAGRAPH,
        /** In nothing that is told apart, as the head of a file of another notation. */
        OTHER
    }

    /** Deeper nesting says nothing more. */
    private static final int MOST_LEADS = 12;

    public ReferenceWords {
        leads = List.copyOf(leads);
    }

    /**
     * Returns the words around each of the places.
     *
     * @param places offsets of the text, in any order
     */
    public static List<ReferenceWords> around(SourceText source, Prose prose, List<Integer> places) {
        Outline outline = new Outline(source, prose, BlockScanner.layout(source), new Conditions(prose));
        List<ReferenceWords> found = new ArrayList<>(places.size());
        for (int place : places) {
            Part part = outline.partAt(place);
            found.add(
                    part == null || part.kind == Kind.ROOT
                            ? new ReferenceWords(Where.OTHER, new Span(place, place), List.of())
                            : new ReferenceWords(
                                    where(part, place), sentence(prose, part, place), leads(outline, part)));
        }
        return found;
    }

    private static Where where(Part part, int place) {
        boolean head = part.headStart <= place && place < part.headEnd;
        return switch (part.kind) {
            case ROOT -> Where.OTHER;
            case HEADING -> head ? Where.HEADING : Where.OTHER;
            case ELEMENT -> head ? Where.TAG : Where.OTHER;
            case LABEL, PARAGRAPH -> Where.PARAGRAPH;
            case ITEM -> Where.ITEM;
            case ROW -> Where.ROW;
        };
    }

    private static Span sentence(Prose prose, Part part, int place) {
        if (part.kind != Kind.ROW && part.headStart <= place && place < part.headEnd) {
            for (int[] sentence : Sentences.of(prose, part.headStart, part.headEnd)) {
                if (sentence[0] <= place && place < sentence[1]) {
                    return new Span(sentence[0], sentence[1]);
                }
            }
        }
        boolean inHead = part.headStart <= place && place < part.headEnd;
        return inHead ? new Span(part.headStart, part.headEnd) : new Span(place, place);
    }

    private static List<Span> leads(Outline outline, Part innermost) {
        List<Span> leads = new ArrayList<>();
        for (Part part = innermost; part != null && leads.size() < MOST_LEADS; part = part.parent) {
            if (part != innermost && part.kind != Kind.ROOT) {
                leads.add(new Span(part.headStart, part.headEnd));
            }
            Lead lead = part.set > 0 ? outline.leads.get(part.set - 1) : null;
            Part before = lead == null ? null : lead.before();
            if (before != null && leadsOn(outline, before)) {
                leads.add(new Span(before.headStart, before.headEnd));
            }
        }
        return leads;
    }

    /** Tells whether the part ends in a colon, so that it speaks of what follows. */
    private static boolean leadsOn(Outline outline, @Nullable Part before) {
        return before != null && before.kind != Kind.ROW && outline.endsInColon(before);
    }
}
