package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Kind;
import java.util.Set;

/** What sentences and clauses say by how they begin. */
final class SentenceFeatures {

    private static final int SHORT = 12;

    private final Grammar words;
    private final Set<Feature> found;

    /** Whether the sentence starts with a case or a circumstance, so that its command comes after a comma. */
    private boolean opened;

    SentenceFeatures(Grammar words, Set<Feature> found) {
        this.words = words;
        this.found = found;
    }

    void addAt(int i) {
        if (!words.at(i).quoted()) {
            switch (words.at(i).start()) {
                case SENTENCE -> sentence(i);
                case CLAUSE -> clause(i);
                case COMMA -> afterComma(i);
                case CELL, NONE -> {}
            }
        }
    }

    private void sentence(int start) {
        int i = start;
        while (words.at(i).kind() == Kind.CHECK) {
            i++;
        }
        Word first = words.at(i);
        opened = Vocabulary.CASES.contains(first.text()) || Vocabulary.OPENING.contains(first.text());
        if (first.quoted()) {
            return;
        }
        verb(i);
        if (Vocabulary.CASES.contains(first.text())
                || words.has(i, "for", "each")
                || words.has(i, "for", "every")
                || words.has(i, "in", "case")) {
            found.add(Feature.CONDITION);
        }
        if (Vocabulary.BARRING.contains(first.text()) || words.has(i, "at", "most") || words.has(i, "at", "least")) {
            found.add(Feature.PROHIBITION);
        }
        reason(i);
        role(i);
        question(i);
    }

    /** A sentence commands, or tells what was, or says what holds, or describes. */
    private void verb(int i) {
        String first = words.at(i).text();
        if (words.isCommand(i)) {
            found.add(Feature.IMPERATIVE);
        } else if (words.isThirdPerson(i)) {
            found.add(Feature.DESCRIPTION);
        } else if (words.isPast(i) || words.tells(i)) {
            found.add(Feature.PAST);
        } else if (Vocabulary.NORMS.contains(first)
                && !words.at(i + 1).is("of")
                && !words.at(i + 1).is("one")) {
            found.add(Feature.NORM);
        } else if (Vocabulary.SUBJECTS.contains(first) && words.describes(i) || !opened && words.hasVerb(i)) {
            found.add(Feature.DESCRIPTION);
        }
    }

    private void reason(int i) {
        if (Vocabulary.REASONS.contains(words.at(i).text())
                || words.has(i, "experience", "shows")
                || words.has(i, "in", "practice")
                || words.has(i, "this", "means")
                || words.has(i, "this", "ensures")
                || words.has(i, "this", "way")
                || words.has(i, "the", "reason")
                || words.has(i, "as", "a", "result")) {
            found.add(Feature.RATIONALE);
        }
    }

    private void afterComma(int i) {
        if (opened && words.isCommand(i)) {
            found.add(Feature.IMPERATIVE);
        }
        if (words.at(i).is("not") || words.at(i).is("no") && words.size() < SHORT) {
            found.add(Feature.PROHIBITION);
        }
    }

    private void clause(int i) {
        boolean named =
                isNamed(i) || Vocabulary.DESCRIPTIVE.contains(words.at(0).text());
        if (words.isCommand(i) && !named) {
            found.add(Feature.IMPERATIVE);
        } else if (words.isThirdPerson(i) || words.isCommand(i)) {
            found.add(Feature.DESCRIPTION);
        }
        if (Vocabulary.CASES.contains(words.at(i).text())) {
            found.add(Feature.CONDITION);
        }
    }

    /** Tells whether the clause is the first one behind a piece of code, which it describes; a flag says what to do. */
    private boolean isNamed(int i) {
        if (words.at(0).kind() != Kind.CODE || words.at(0).text().startsWith("-")) {
            return false;
        }
        return i == 1 || i == 2 && words.at(1).kind() == Kind.COLON;
    }

    private void role(int i) {
        boolean yours = words.has(i, "your")
                && (words.at(i + 2).is("is")
                        || words.at(i + 2).is("are")
                        || words.at(i + 3).is("is"));
        if (words.has(i, "you", "are")
                || words.has(i, "you're")
                || words.has(i, "you", "will")
                || words.has(i, "you", "act")
                || words.has(i, "you", "help")
                || words.has(i, "act", "as")
                || yours) {
            found.add(Feature.ROLE);
        }
    }

    /** A question that opens the block, and an answer that closes it. */
    private void question(int start) {
        if (start > 0) {
            return;
        }
        int i = 1;
        while (i < words.size()
                && words.at(i).kind() != Kind.QUESTION
                && !words.at(i).startsSentence()) {
            i++;
        }
        boolean answered = words.at(words.size() - 1).kind() != Kind.QUESTION;
        if (words.at(i).kind() == Kind.QUESTION && answered) {
            found.add(Feature.QUESTION);
        }
    }
}
