package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Kind;
import dev.tare.optimizer.section.Word.Start;
import java.util.List;

/** As much of the grammar of English as it takes to tell a command from a statement, at any word of a block. Looks a few words ahead. */
final class Grammar {

    /** How far behind the subject of a sentence its verb is looked for. */
    private static final int VERB_WITHIN = 7;

    private static final int VERB_NEAR = 4;

    private static final int LONG = 4;

    private static final int ASIDE = 4;

    private static final Word NOTHING = new Word("", Kind.COLON, Start.SENTENCE, false, false, false, false);

    private final List<Word> words;

    Grammar(List<Word> words) {
        this.words = words;
    }

    int size() {
        return words.size();
    }

    /** Returns the word with this index, or one that is nothing and ends whatever is before it. */
    Word at(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : NOTHING;
    }

    /** Tells whether these words stand here, in a row. */
    boolean has(int i, String... phrase) {
        for (int k = 0; k < phrase.length; k++) {
            if (!at(i + k).is(phrase[k])) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a verb that commands starts here, maybe after a word or two such as "then". */
    boolean isCommand(int start) {
        int i = start;
        while (i < start + 2 && at(i).kind() == Kind.WORD && Verbs.mayStandBefore(at(i).text())) {
            i++;
        }
        Word verb = at(i);
        Word next = at(i + 1);
        if (verb.kind() != Kind.WORD || next.kind() == Kind.COLON || next.is("of")) {
            return false;
        }
        if (Verbs.isSure(verb.text())) {
            return !next.is("is") && !next.is("are") && !next.is("was");
        }
        boolean object = Verbs.isObject(next.text()) || next.kind() == Kind.CODE;
        return Verbs.isMaybe(verb.text())
                && !isThirdPerson(i + 1)
                && next.start() == Start.NONE
                && (object
                        || !verb.strong()
                                && verb.start() != Start.CLAUSE
                                && isLong(i)
                                && !isNoun(next.text())
                                && !describes(i));
    }

    private static boolean isNoun(String word) {
        return word.endsWith("tion")
                || word.endsWith("ment")
                || word.endsWith("sis")
                || word.endsWith("ity")
                || word.endsWith("ance")
                || word.endsWith("ness");
    }

    /** Tells whether more follows than a noun and its noun, such as "search results". */
    private boolean isLong(int i) {
        for (int k = 1; k < LONG; k++) {
            if (at(i + k).start() != Start.NONE) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a verb that may command stands here in the third person, and goes on. */
    boolean isThirdPerson(int i) {
        Word word = at(i);
        String text = word.text();
        if (word.kind() != Kind.WORD || !text.endsWith("s") || at(i + 1).kind() == Kind.COLON) {
            return false;
        }
        String stem = text.substring(0, text.length() - 1);
        boolean verb = Verbs.isSure(stem)
                || text.endsWith("es") && Verbs.isSure(text.substring(0, text.length() - 2))
                || text.endsWith("ies") && Verbs.isSure(text.substring(0, text.length() - 3) + "y");
        return verb && at(i + 1).start() == Start.NONE && i + 1 < words.size();
    }

    /** Tells whether a verb in the third person stands near the start of the sentence. */
    boolean hasVerb(int start) {
        for (int i = start + 1; i <= start + VERB_NEAR && at(i).start() == Start.NONE; i++) {
            if (isModal(at(i).text()) || at(i).is("to") || Vocabulary.CASES.contains(at(i).text())) {
                return false;
            }
            boolean noun = at(i + 1).start() != Start.NONE
                    || at(i + 1).is("of")
                    || at(i - 1).is("the")
                    || isRelative(i - 1);
            if (!noun && isThirdPerson(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isRelative(int i) {
        return at(i).is("that") || at(i).is("which") || at(i).is("who") || at(i).is("whatever") || at(i).is("whoever");
    }

    private static boolean isModal(String word) {
        return word.equals("should") || word.equals("must") || word.equals("can") || word.equals("may");
    }

    /** Tells whether a sentence starts with a regular verb in the past tense. */
    boolean isPast(int i) {
        Word word = at(i);
        return word.kind() == Kind.WORD
                && word.capital()
                && !TitleWords.isRule(at(i - 1).text())
                && !isLabelled(i)
                && word.text().endsWith("ed")
                && word.text().length() > 4
                && at(i + 1).start() == Start.NONE
                && at(i + 1).kind() != Kind.COLON;
    }

    /** Tells whether the first verb of the sentence is regular and in the past tense. */
    boolean tells(int start) {
        for (int i = start + 1; i <= start + VERB_NEAR && at(i).start() == Start.NONE; i++) {
            String word = at(i).text();
            if (Vocabulary.BEING.contains(word) || isModal(word)) {
                return false;
            }
            boolean capital = at(start).capital() && i > start + 1 || i == start + 1;
            if (capital
                    && word.length() > 4
                    && word.endsWith("ed")
                    && at(i + 1).start() == Start.NONE
                    && Vocabulary.FOLLOWS.contains(at(i + 1).text())) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a verb in the past tense is a participle, or stands in a clause about something else: "what was found". */
    boolean isAside(int verb) {
        for (int i = verb - 1; i >= verb - ASIDE && at(i + 1).start() == Start.NONE; i--) {
            String word = at(i).text();
            if (Vocabulary.BEING.contains(word) || Vocabulary.ASIDES.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the words up to a colon are a label. */
    private boolean isLabelled(int start) {
        for (int i = start + 1; i <= start + LONG; i++) {
            if (at(i).kind() == Kind.COLON || at(i).start() != Start.NONE) {
                return i < words.size() && at(i).kind() == Kind.COLON;
            }
        }
        return false;
    }

    /** Tells whether a verb of descriptions comes soon, and the sentence asks for nothing. */
    boolean describes(int start) {
        for (int i = start + 1; i <= start + VERB_WITHIN && at(i).start() == Start.NONE; i++) {
            String word = at(i).text();
            if (word.equals("should") || word.equals("to")) {
                return false;
            }
            if (Vocabulary.DESCRIBING.contains(word) && !isRelative(i - 1)) {
                return !has(i, "has", "to") && !has(i, "have", "to");
            }
        }
        return false;
    }
}
