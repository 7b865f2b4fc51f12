package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Kind;
import dev.tare.optimizer.section.Word.Start;
import java.util.Locale;
import java.util.Set;

/** What single words and phrases say, wherever they stand. */
final class PhraseFeatures {

    private final Grammar words;
    private final Set<Feature> found;

    PhraseFeatures(Grammar words, Set<Feature> found) {
        this.words = words;
        this.found = found;
    }

    void addAt(int i) {
        Word word = words.at(i);
        switch (word.kind()) {
            case WORD -> {
                phrase(i, word);
                marks(i, word);
            }
            case CODE -> code(word.text());
            case NUMBER -> number(i, word.text());
            case ARROW -> arrow(i);
            case ADDRESS, CHECK, COLON, QUESTION -> {}
        }
    }

    private void phrase(int i, Word word) {
        switch (word.text()) {
            case "should", "shouldn't", "ought", "ensure", "avoid", "prefer" -> found.add(Feature.MODAL);
            case "need", "needs", "have", "has", "supposed", "expected" ->
                add(Feature.MODAL, words.at(i + 1).is("to") && !isDenied(i));
            case "make", "be" ->
                add(Feature.MODAL, words.at(i + 1).is("sure") || words.at(i + 1).is("careful"));
            case "you", "your", "yourself" -> found.add(Feature.ADDRESS);
            case "because" -> found.add(Feature.RATIONALE);
            case "why" -> add(Feature.RATIONALE, words.at(i - 1).is("is"));
            case "experience" -> add(Feature.RATIONALE, words.at(i + 1).is("shows"));
            case "average" -> add(Feature.PAST, words.at(i - 1).is("on"));
            case "rather" -> add(Feature.MODAL, words.at(i + 1).is("than"));
            case "instead" -> add(Feature.MODAL, words.at(i + 1).is("of"));
            case "only" ->
                add(
                        Feature.NORM,
                        Vocabulary.CASES.contains(words.at(i + 1).text())
                                || words.at(i + 1).is("for")
                                || words.at(i + 1).is("with"));
            case "first" -> add(Feature.NORM, i > 0 && words.at(i + 1).start() != Start.NONE);
            case "most" -> add(Feature.NORM, words.at(i - 1).is("at"));
            case "more" ->
                add(Feature.NORM, words.at(i - 1).is("no") && words.at(i + 1).is("than"));
            case "respond", "reply", "return", "output", "format" -> output(i);
            case "last" ->
                add(Feature.PAST, Vocabulary.TIMES.contains(words.at(i + 1).text()));
            case "used" ->
                add(
                        Feature.PAST,
                        words.at(i + 1).is("to")
                                && !words.at(i - 1).is("be")
                                && !words.at(i - 1).is("is")
                                && !words.at(i - 1).is("are"));
            case "so" -> add(Feature.PAST, words.at(i + 1).is("far"));
            case "moment" -> add(Feature.PAST, words.at(i - 2).is("at"));
            default -> {}
        }
    }

    private void marks(int i, Word word) {
        if (Vocabulary.TOOLS.contains(word.text()) || word.text().startsWith("mcp__")) {
            found.add(Feature.COMMAND);
        }
        if (word.upper() && Vocabulary.LOUD.contains(word.text())
                || Vocabulary.MARKED.contains(word.text()) && words.at(i + 1).kind() == Kind.COLON) {
            found.add(Feature.EMPHASIS);
        }
        if (Vocabulary.CREDITS.contains(word.text()) || words.has(i, "adapted", "from")) {
            found.add(Feature.CREDIT);
        }
        boolean last = words.at(i + 1).start() != Start.NONE;
        if (Vocabulary.PROGRESS.contains(word.text())
                && (last
                        || words.at(i - 1).kind() == Kind.COLON
                        || words.at(i - 1).kind() == Kind.CHECK)) {
            found.add(Feature.STATUS);
        }
        if (Vocabulary.PASTS.contains(word.text()) && !word.strong() && !words.isAside(i)) {
            found.add(Feature.PAST);
        }
        boolean dated = words.at(i + 1).kind() == Kind.NUMBER
                || words.at(i - 1).kind() == Kind.NUMBER
                || words.at(i - 1).is("in")
                || words.at(i - 1).is("since");
        if (Vocabulary.MONTHS.contains(word.text()) && word.capital() && dated) {
            found.add(Feature.DATE);
        }
        if (words.at(i + 1).kind() == Kind.COLON && word.start() != Start.NONE && TitleWords.isMetadata(word.text())) {
            found.add(Feature.METADATA);
        }
    }

    private boolean isDenied(int i) {
        return words.at(i - 1).is("not") || words.at(i - 1).text().endsWith("n't");
    }

    private void add(Feature feature, boolean is) {
        if (is) {
            found.add(feature);
        }
    }

    private void output(int i) {
        boolean asks = words.at(i).startsSentence()
                || words.has(i + 1, "with")
                || words.has(i + 1, "format")
                || words.has(i - 2, "in", "this")
                || words.has(i - 3, "in", "the", "following")
                || words.at(i + 1).kind() == Kind.COLON;
        if (asks) {
            found.add(Feature.OUTPUT);
        }
    }

    private void code(String code) {
        int end = code.indexOf(' ');
        if (end > 0 && Vocabulary.PROGRAMS.contains(code.substring(0, end))
                || Vocabulary.TOOLS.contains(code.toLowerCase(Locale.ROOT))) {
            found.add(Feature.COMMAND);
        }
        if (code.startsWith("--") || isEntry(code)) {
            // A flag, or a command of a framework.
            found.add(Feature.COMMAND);
        }
    }

    private static boolean isEntry(String code) {
        for (int i = 1; i < code.length() && code.charAt(i) != ' '; i++) {
            char c = code.charAt(i);
            if ((c < 'a' || c > 'z') && c != '-' && c != ':') {
                return false;
            }
        }
        return code.length() > 1 && code.charAt(0) == '/';
    }

    private void number(int i, String number) {
        if (isDay(number) || isYear(number)) {
            found.add(Feature.DATE);
        }
        int dots = number.length() - number.replace(".", "").length();
        boolean version = dots >= 2 || dots == 1 && words.at(i - 1).is("v");
        if (version && words.at(i).start() != Start.NONE) {
            found.add(Feature.CHANGE_LOG);
        }
    }

    private static boolean isYear(String number) {
        return number.length() == 4
                && (number.startsWith("19") || number.startsWith("20") || number.startsWith("18"))
                && Character.isDigit(number.charAt(2))
                && Character.isDigit(number.charAt(3));
    }

    /** Tells whether the number is a day as 2025-01-31. */
    private static boolean isDay(String number) {
        return number.length() == 10 && number.charAt(4) == '-' && number.charAt(7) == '-';
    }

    private void arrow(int i) {
        Word next = words.at(i + 1);
        if (found.contains(Feature.CONDITION)
                || next.kind() == Kind.CODE
                || words.at(i - 1).kind() == Kind.CODE
                || words.isCommand(i + 1)) {
            found.add(Feature.ROUTE);
        }
    }
}
