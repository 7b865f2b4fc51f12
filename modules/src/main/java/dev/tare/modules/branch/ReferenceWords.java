package dev.tare.modules.branch;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.modules.block.BlockScanner;
import dev.tare.modules.branch.Conditions.Clause;
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
 * @param conditional whether its sentence says under which condition it holds, right before it or right behind it; what only says when
 *     in a run it is ("when done"), or leaves it to the reader ("if needed"), is no condition
 * @param leads what leads up to it: the paragraph above its list, labels, headings and tags, innermost first
 */
public record ReferenceWords(Where where, Span sentence, boolean conditional, List<Span> leads) {

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

    /** A longer sentence is no condition, in bytes. */
    private static final int LONGEST_SENTENCE = 2000;

    public ReferenceWords {
        leads = List.copyOf(leads);
    }

    /**
     * Returns the words around each of the places.
     *
     * @param places spans of the text, in any order
     */
    public static List<ReferenceWords> around(SourceText source, Prose prose, List<Span> places) {
        Conditions conditions = new Conditions(prose);
        Outline outline = new Outline(source, prose, BlockScanner.layout(source), conditions);
        List<ReferenceWords> found = new ArrayList<>(places.size());
        Part lastPart = null;
        List<int[]> sentences = List.of();
        for (Span place : places) {
            Part part = outline.partAt(place.start());
            if (part == null || part.kind == Kind.ROOT) {
                found.add(new ReferenceWords(Where.OTHER, place, false, List.of()));
            } else {
                if (part != lastPart) {
                    boolean row = part.kind == Kind.ROW;
                    sentences = row ? List.of() : Sentences.of(prose, part.headStart, part.headEnd);
                    lastPart = part;
                }
                Where where = where(part, place.start());
                Span sentence = sentence(sentences, part, place);
                boolean text = where == Where.ITEM || where == Where.PARAGRAPH;
                boolean conditional = text && isConditional(prose, conditions, sentence, place);
                found.add(new ReferenceWords(where, sentence, conditional, leads(outline, part)));
            }
        }
        return found;
    }

    private static boolean isConditional(Prose prose, Conditions conditions, Span sentence, Span place) {
        if (sentence.length() > LONGEST_SENTENCE) {
            return false;
        }
        Clause leading = conditions.leading(sentence.start(), sentence.end());
        if (leading.certainty() == Certainty.ALWAYS) {
            return false;
        }
        if (leading.end() <= place.start() && leading.end() > leading.start()) {
            boolean activity =
                    leading.certainty() == Certainty.LABEL && prose.hasWords(leading.start(), leading.end(), "when");
            if (leading.certainty().isCase() || activity) {
                return true;
            }
        }
        Clause trailing = conditions.trailing(place.end(), sentence.end());
        int next = prose.skipMarks(place.end(), sentence.end());
        if (prose.at(next) == ',' || prose.separator(next) > 0) {
            next = prose.skipMarks(next + Math.max(1, prose.separator(next)), sentence.end());
        }
        return trailing.certainty().isCase() && trailing.start() == next;
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

    private static Span sentence(List<int[]> sentences, Part part, Span place) {
        boolean inHead = part.headStart <= place.start() && place.end() <= part.headEnd;
        if (!inHead) {
            return place;
        }
        for (int[] sentence : sentences) {
            if (sentence[0] <= place.start() && place.end() <= sentence[1]) {
                return new Span(sentence[0], sentence[1]);
            }
        }
        return new Span(part.headStart, part.headEnd);
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
