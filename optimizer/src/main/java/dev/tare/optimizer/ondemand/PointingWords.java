package dev.tare.optimizer.ondemand;

import dev.tare.core.text.Span;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.branch.ReferenceWords;
import java.util.ArrayList;
import java.util.List;

/**
 * What the words around a reference say about why it is there. English, and listed here so that it can be argued with. Paths are no
 * words: they have to be blanked out of the text beforehand.
 */
final class PointingWords {

    /** What they say. */
    enum Sense {
        /** The file is to be followed, or read in every run. */
        COMMAND,
        /** It is to be read under a condition, which its sentence says. */
        CONDITION,
        /** It is there for looking things up, and the sentence says when. */
        WHEN_SAID,
        /** It is listed among what is there for looking things up. */
        LISTED,
        /** Neither. */
        NOTHING
    }

    /** One of these in its own sentence commands, whatever else it says. */
    private static final String[] COMMANDS = {
        "follow",
        "follows",
        "following",
        "apply",
        "applies",
        "obey",
        "must",
        "never",
        "always",
        "required",
        "mandatory",
        "first",
        "before",
        "work by",
        "work through",
        "go through",
        "go by",
        "stick to",
        "keep to",
        "adhere",
        "comply",
        "conform",
        "according to",
        "respect",
        "execute",
        "run",
        "match",
        "matches",
        "imitate",
        "rules in",
        "in order",
        "shall",
        "do not",
        "don't",
        "use the",
        "use these",
    };

    /** One of these in a heading or a lead-in right above commands for all that stands below. */
    private static final String[] LEADS_THAT_COMMAND = {
        "required",
        "mandatory",
        "must",
        "always",
        "match",
        "follow",
        "rules",
        "first",
        "before",
        "read these",
        "read all",
        "read both",
        "prerequisite",
        "prerequisites",
        "imitate",
        "obey",
        "every",
        "each",
        "all",
        "both",
        "in order",
    };

    /** Headings and lead-ins under which things to look up are listed. */
    private static final String[] LISTS = {
        "see also",
        "further reading",
        "background reading",
        "optional reading",
        "more information",
        "further information",
        "additional information",
        "additional resources",
        "further resources",
        "related documents",
        "related reading",
        "learn more",
        "read more",
        "look up",
        "to look up",
        "for reference",
        "appendix",
        "appendices",
        "useful links",
        "when you need",
        "when needed",
        "as needed",
        "on demand",
        "if you need",
        "if needed",
    };

    /** Headings that list things to look up when they consist of one of these. */
    private static final String[] LIST_TITLES = {
        "reference",
        "references",
        "resources",
        "background",
        "glossary",
        "reference material",
        "reference materials",
        "reference documents",
        "reference docs",
        "reference documentation",
        "reference files",
        "lookup",
    };

    /** Says when, or that it is not at the start. */
    private static final String[] OCCASIONS = {
        "when you need",
        "if you need",
        "whenever you need",
        "when in doubt",
        "if in doubt",
        "when needed",
        "if needed",
        "as needed",
        "when unsure",
        "if unsure",
        "when you are unsure",
        "if you are unsure",
        "when you're unsure",
        "if you're unsure",
        "is unclear",
        "are unclear",
        "if unclear",
        "when unclear",
        "when you are not sure",
        "if you are not sure",
        "when stuck",
        "if stuck",
        "if you are stuck",
        "when you are stuck",
        "if you wonder",
        "when you wonder",
        "on demand",
        "when relevant",
        "if relevant",
        "for details",
        "for more",
        "for further",
        "for the details",
        "for reference",
        "for background",
        "background is in",
        "further background",
        "more background",
        "for the full list",
        "for a full list",
        "for the complete list",
        "for a list of",
        "for the history",
        "for examples",
        "for the meaning of",
        "for an explanation",
        "for a list",
        "for definitions",
        "for a description",
        "for documentation",
        "for setup",
        "for installation",
        "for deployment",
        "for troubleshooting",
        "more details",
        "more detail",
        "more on",
        "more about",
        "more information",
        "further information",
        "details are in",
        "details in",
        "details on",
        "details about",
        "details of",
        "details for",
        "can be found in",
        "look up",
        "looked up",
        "to look up",
        "see also",
        "further reading",
        "if you want to know",
        "when you want to know",
        "in case of questions",
        "if questions",
    };

    /** What may stand right before the reference when an occasion is about it. */
    private static final String[] POINTERS = {
        "see", "in", "at", "to", "consult", "read", "open", "and", "or", "also", "check", "up", "with", "under", "use",
        "try", "is", "are",
    };

    /** What may stand right before it when it is to be read under a condition. */
    private static final String[] READS = {
        "see", "read", "open", "load", "consult", "refer to", "look at", "check", "also", "then",
    };

    /** Labels that a line begins with when its file is for looking up. */
    private static final String[] LABELS = {
        "reference",
        "references",
        "background",
        "see also",
        "details",
        "more",
        "further reading",
        "for reference",
        "appendix",
        "glossary",
        "faq",
        "lookup",
    };

    /** Words of the next sentence that mean the file. */
    private static final String[] BACK = {
        "it",
        "its",
        "them",
        "their",
        "that file",
        "this file",
        "that document",
        "this document",
        "that format",
        "this format",
        "that list",
        "this list",
        "these rules",
        "those rules",
    };

    private static final String ENDS_PARAGRAPH = "\n-*+|#<>";

    private static final int LONGEST_SENTENCE = 1000;

    /** A longer lead-in is looked at from its end. */
    private static final int LEAD_LENGTH = 400;

    private final Prose prose;

    /**
     * @param prose the text with its paths blanked out
     */
    PointingWords(Prose prose) {
        this.prose = prose;
    }

    /** Returns what is said about the reference at the place. */
    Sense sense(ReferenceWords words, Span place) {
        Span sentence = words.sentence();
        if (sentence.length() > LONGEST_SENTENCE
                || prose.hasAny(COMMANDS, sentence.start(), sentence.end())
                || isCommandedAbove(words.leads())
                || isSpokenOfBelow(sentence.end())) {
            return Sense.COMMAND;
        }
        if (saysWhen(sentence, place)) {
            return Sense.WHEN_SAID;
        }
        if (words.conditional() && isPointedTo(sentence, place, READS)) {
            return Sense.CONDITION;
        }
        boolean listed = isListed(words.leads()) && isPointedTo(sentence, place, POINTERS);
        return listed || isLabelled(sentence, place) ? Sense.LISTED : Sense.NOTHING;
    }

    /** Tells whether the next sentence of the paragraph goes on about the file: "Apply the checklist in it to each file". */
    private boolean isSpokenOfBelow(int end) {
        int start = end;
        while (prose.at(start) == ' ' || prose.at(start) == '\n' && prose.at(start + 1) != '\n') {
            start++;
        }
        int stop = start;
        while (stop < start + LEAD_LENGTH
                && !(prose.at(stop) == '\n' && ENDS_PARAGRAPH.indexOf(prose.at(stop + 1)) >= 0)
                && !(prose.at(stop) == '.' && (prose.at(stop + 1) == ' ' || prose.at(stop + 1) == '\n'))) {
            stop++;
        }
        return prose.hasAny(BACK, start, stop);
    }

    private boolean isCommandedAbove(List<Span> leads) {
        for (Span lead : nearest(leads)) {
            if (prose.hasAny(LEADS_THAT_COMMAND, lead.start(), lead.end())) {
                return true;
            }
        }
        return false;
    }

    /** A title of the whole file says little about one line. */
    private static List<Span> nearest(List<Span> leads) {
        List<Span> nearest = new ArrayList<>(2);
        for (Span lead : leads.subList(0, Math.min(2, leads.size()))) {
            nearest.add(new Span(Math.max(lead.start(), lead.end() - LEAD_LENGTH), lead.end()));
        }
        return nearest;
    }

    private boolean saysWhen(Span sentence, Span place) {
        return prose.hasAny(OCCASIONS, sentence.start(), sentence.end()) && isPointedTo(sentence, place, POINTERS);
    }

    private boolean isPointedTo(Span sentence, Span place, String[] pointers) {
        int end = place.start();
        while (end > sentence.start() && " \t\r\n*_`(,/".indexOf(prose.at(end - 1)) >= 0) {
            end--;
        }
        if (end <= sentence.start() || !Prose.isWord(prose.at(end - 1))) {
            return true;
        }
        for (String word : pointers) {
            int start = end - word.length();
            if (start >= sentence.start() && prose.hasWords(start, end, word)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLabelled(Span sentence, Span place) {
        int start = prose.skipMarks(sentence.start(), place.start());
        for (String label : LABELS) {
            int end = start + label.length();
            if (prose.hasWords(start, place.start(), label) && prose.at(skipEmphasis(end)) == ':') {
                return true;
            }
        }
        return false;
    }

    private int skipEmphasis(int from) {
        int i = from;
        while ("*_`".indexOf(prose.at(i)) >= 0) {
            i++;
        }
        return i;
    }

    private boolean isListed(List<Span> leads) {
        for (Span lead : nearest(leads)) {
            if (prose.hasAny(LISTS, lead.start(), lead.end()) || isTitle(lead)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTitle(Span lead) {
        int start = prose.skipMarks(lead.start(), lead.end());
        int end = lead.end();
        while (end > start && " \t\r\n#*_:>".indexOf(prose.at(end - 1)) >= 0) {
            end--;
        }
        for (String title : LIST_TITLES) {
            if (end - start == title.length() && prose.starts(start, title)) {
                return true;
            }
        }
        return false;
    }
}
