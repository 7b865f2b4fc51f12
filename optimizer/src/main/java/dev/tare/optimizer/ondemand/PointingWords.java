package dev.tare.optimizer.ondemand;

import dev.tare.core.text.Span;
import dev.tare.modules.branch.Prose;
import dev.tare.modules.branch.ReferenceWords;
import java.util.ArrayList;
import java.util.List;

/**
 * What the words around a reference say about why it is there, by {@link PointingPhrases}. Paths are no words: they have to be blanked out
 * of the text beforehand.
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
                || prose.hasAny(PointingPhrases.COMMANDS, sentence.start(), sentence.end())
                || isCommandedAbove(words.leads())
                || isSpokenOfBelow(sentence.end())) {
            return Sense.COMMAND;
        }
        if (saysWhen(sentence, place)) {
            return Sense.WHEN_SAID;
        }
        if (words.conditional() && isPointedTo(sentence, place, PointingPhrases.READS)) {
            return Sense.CONDITION;
        }
        boolean listed = isListed(words.leads()) && isPointedTo(sentence, place, PointingPhrases.POINTERS);
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
        return prose.hasAny(PointingPhrases.BACK, start, stop);
    }

    private boolean isCommandedAbove(List<Span> leads) {
        for (Span lead : nearest(leads)) {
            if (prose.hasAny(PointingPhrases.LEADS_THAT_COMMAND, lead.start(), lead.end())) {
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
        return prose.hasAny(PointingPhrases.OCCASIONS, sentence.start(), sentence.end())
                && isPointedTo(sentence, place, PointingPhrases.POINTERS);
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
        for (String label : PointingPhrases.LABELS) {
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
            if (prose.hasAny(PointingPhrases.LISTS, lead.start(), lead.end()) || isTitle(lead)) {
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
        for (String title : PointingPhrases.LIST_TITLES) {
            if (end - start == title.length() && prose.starts(start, title)) {
                return true;
            }
        }
        return false;
    }
}
