package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Kind;
import dev.tare.optimizer.section.Word.Start;
import java.util.Set;

/** What the words of a block say: sentence by sentence, word by word, and as a whole. */
final class WordFeatures {

    private static final int LEAST_NAMES = 3;

    /** A name has this many words, on the whole. */
    private static final int MOST_OF_NAME = 3;

    private static final int LONGEST_LABEL = 5;

    /** A text with more words in quotes than this, and with this share of them, shows what somebody says. */
    private static final int MOST_QUOTED = 2;

    private static final int QUOTED_PERCENT = 50;

    private final Grammar words;
    private final Set<Feature> found;

    private WordFeatures(Grammar words, Set<Feature> found) {
        this.words = words;
        this.found = found;
    }

    /**
     * Adds what the words say.
     *
     * @param rules whether statements are rules here, and describe nothing
     */
    static void addTo(BlockWords block, boolean rules, Set<Feature> found) {
        Grammar words = new Grammar(block.words());
        SentenceFeatures sentences = new SentenceFeatures(words, found);
        PhraseFeatures phrases = new PhraseFeatures(words, found);
        for (int i = 0; i < words.size(); i++) {
            sentences.addAt(i);
            phrases.addAt(i);
        }
        WordFeatures whole = new WordFeatures(words, found);
        whole.opening();
        whole.listing();
        if (rules && !found.contains(Feature.PAST) && !found.contains(Feature.DATE)) {
            found.remove(Feature.DESCRIPTION);
        }
        whole.figures();
        whole.quotes();
    }

    /** What the block starts with: a label, a term that is explained, the word "example". */
    private void opening() {
        int first = 0;
        while (words.at(first).kind() == Kind.CHECK) {
            first++;
        }
        int colon = colonAfterLabel(first);
        boolean label = colon > first;
        if (label) {
            label(first, colon);
        }
        if (label
                        && colon == first + 1
                        && Vocabulary.SPEAKERS.contains(words.at(first).text())
                || words.has(first, "for", "example")
                || words.has(first, "for", "instance")) {
            found.add(Feature.EXAMPLE);
        }
        Word start = words.at(first);
        boolean term = (start.strong() || start.kind() == Kind.CODE) && !found.contains(Feature.ROLE);
        Word after = words.at(label ? colon + 1 : firstClause(first));
        if (term && Vocabulary.MEANINGS.contains(after.text())
                || words.has(first + 1, "means")
                || words.has(first + 1, "refers")) {
            found.add(Feature.DEFINITION);
        }
    }

    /** Returns where the colon stands that ends a label of a few words, or -1. */
    private int colonAfterLabel(int first) {
        int i = first;
        while (i < first + LONGEST_LABEL
                && i < words.size()
                && words.at(i).kind() != Kind.COLON
                && words.at(i + 1).start() == Start.NONE) {
            i++;
        }
        return i < words.size() && words.at(i).kind() == Kind.COLON ? i : -1;
    }

    private void label(int from, int colon) {
        StringBuilder title = new StringBuilder();
        for (int i = from; i < colon; i++) {
            String word = words.at(i).text();
            title.append(word).append(' ');
            add(Feature.EXAMPLE, Vocabulary.EXAMPLES.contains(word));
            add(Feature.RATIONALE, Vocabulary.REASONS.contains(word));
            add(Feature.DESCRIPTION, Vocabulary.DESCRIPTIVE.contains(word) && colon == from + 1);
            add(Feature.ROLE, Vocabulary.ROLES.contains(word));
        }
        add(Feature.RULE_TITLE, TitleWords.isRule(title.toString()));
    }

    private void add(Feature feature, boolean is) {
        if (is) {
            found.add(feature);
        }
    }

    private int firstClause(int from) {
        int i = from + 1;
        while (i < from + 6 && words.at(i).start() == Start.NONE) {
            i++;
        }
        return i;
    }

    /** In a block that asks for nothing, an amount that is no limit reports something. */
    private void figures() {
        for (Feature feature : found) {
            if (feature.weight() > 0) {
                return;
            }
        }
        if (found.contains(Feature.DATE)) {
            return;
        }
        for (int i = 0; i < words.size(); i++) {
            boolean amount = words.at(i).kind() == Kind.NUMBER
                    || i > 0 && Vocabulary.AMOUNTS.contains(words.at(i).text());
            if (amount && !Vocabulary.LIMITS.contains(words.at(i - 1).text())) {
                found.add(Feature.FIGURES);
            }
        }
    }

    /** Three names or more between commas, and hardly anything else. */
    private void listing() {
        int parts = 1;
        for (int i = 1; i < words.size(); i++) {
            Word word = words.at(i);
            if (word.kind() == Kind.COLON || word.kind() == Kind.ARROW || word.startsSentence()) {
                return;
            }
            parts += word.start() == Start.COMMA ? 1 : 0;
        }
        if (parts >= LEAST_NAMES && words.size() <= parts * MOST_OF_NAME) {
            found.add(Feature.LISTING);
        }
    }

    private void quotes() {
        int quoted = 0;
        for (int i = 0; i < words.size(); i++) {
            quoted += words.at(i).quoted() ? 1 : 0;
            if (words.at(i).kind() == Kind.ARROW) {
                return;
            }
        }
        if (quoted > MOST_QUOTED && quoted * 100 > words.size() * QUOTED_PERCENT) {
            found.add(Feature.EXAMPLE);
        }
    }
}
