package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Kind;
import dev.tare.optimizer.section.Word.Start;
import java.util.List;
import java.util.Set;

/** What the words of a block say, sentence by sentence. */
final class WordFeatures {

    /** How far behind the subject of a sentence its verb is looked for. */
    private static final int VERB_WITHIN = 7;

    private static final int LONG = 4;

    private static final Set<String> CASES =
            Verbs.words("after before else if once otherwise unless until when whenever where while");

    private static final Set<String> BARRING = Verbs.words("no not nothing nobody only without zero none");

    private static final Set<String> SUBJECTS =
            Verbs.words("a an it its our some the their there these they this those we most many several various");

    private static final Set<String> DESCRIBING = Verbs.words("""
            allows are aims became become combines consists contain contains covers defines delivers depends describes
            enables exists explains features gives had has have helps holds implements includes is keeps lets lists
            lives maintains makes manages means offers provides represents runs serves shows stands stores supports
            takes uses was were works
            """);

    private static final Set<String> EXAMPLES = Verbs.words("example examples e.g eg sample samples demo scenario");

    private static final Set<String> SPEAKERS = Verbs.words(
            "input output user assistant human agent before after good bad request result good better wrong right");

    private static final Set<String> REASONS =
            Verbs.words("because why rationale reason reasons motivation benefit benefits");

    private static final Set<String> MONTHS = Verbs.words("""
            january february march april may june july august september october november december
            jan feb mar apr jun jul aug sep sept oct nov dec
            """);

    private static final Set<String> CREDITS = Verbs.words("thanks inspired credits acknowledgements courtesy");

    private static final Set<String> PROGRESS = Verbs.words(
            "beta complete completed deprecated done draft experimental functional implemented operational passing pending"
                    + " planned shipped stable tbd todo wip");

    private static final Set<String> MARKED = Verbs.words("important note warning caution attention remember reminder");

    private static final Set<String> LOUD =
            Verbs.words("all any before every exactly important no not nothing only stop");

    private static final Set<String> TOOLS = Verbs.words(
            "askuserquestion bash exitplanmode glob grep multiedit notebookedit subagent todowrite webfetch websearch");

    private static final Set<String> PROGRAMS = Verbs.words("""
            aws cargo curl docker dotnet gh git go gradle helm jq kubectl make mvn node npm npx pip pnpm poetry pre-commit
            psql pytest python python3 rg ruff terraform tox uv uvx yarn ./gradlew ./mvnw
            """);

    private final List<Word> words;
    private final Set<Feature> found;

    WordFeatures(BlockWords words, Set<Feature> found) {
        this.words = words.words();
        this.found = found;
    }

    void find() {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.start() == Start.SENTENCE) {
                sentence(i);
            } else if (word.start() == Start.CLAUSE) {
                clause(i);
            }
            switch (word.kind()) {
                case WORD -> anywhere(i, word);
                case CODE -> code(word.text());
                case NUMBER -> number(i, word.text());
                case ARROW -> arrow(i);
                case ADDRESS, CHECK, COLON, QUESTION -> {}
            }
        }
        opening();
    }

    private Word at(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : NOTHING;
    }

    private static final Word NOTHING = new Word("", Kind.COLON, Start.SENTENCE, false, false, false);

    private boolean has(int i, String... phrase) {
        for (int k = 0; k < phrase.length; k++) {
            if (!at(i + k).is(phrase[k])) {
                return false;
            }
        }
        return true;
    }

    private void sentence(int start) {
        int i = start;
        while (at(i).kind() == Kind.CHECK) {
            i++;
        }
        Word first = at(i);
        if (isCommand(i)) {
            found.add(Feature.IMPERATIVE);
        } else if (isThirdPerson(i)) {
            found.add(Feature.DESCRIPTION);
        } else if (isPast(i)) {
            found.add(Feature.PAST);
        } else if (SUBJECTS.contains(first.text()) && describes(i)) {
            found.add(Feature.DESCRIPTION);
        }
        if (CASES.contains(first.text()) || has(i, "for", "each") || has(i, "for", "every") || has(i, "in", "case")) {
            found.add(Feature.CONDITION);
        }
        if (BARRING.contains(first.text()) || has(i, "at", "most") || has(i, "at", "least")) {
            found.add(Feature.PROHIBITION);
        }
        if (REASONS.contains(first.text())
                || has(i, "this", "means")
                || has(i, "this", "ensures")
                || has(i, "this", "way")
                || has(i, "the", "reason")
                || has(i, "as", "a", "result")) {
            found.add(Feature.RATIONALE);
        }
        role(i);
        question(i);
    }

    private void clause(int i) {
        boolean named = at(0).kind() == Kind.CODE;
        if (isCommand(i) && !named) {
            found.add(Feature.IMPERATIVE);
        } else if (isThirdPerson(i) || isCommand(i)) {
            found.add(Feature.DESCRIPTION);
        }
        if (CASES.contains(at(i).text())) {
            found.add(Feature.CONDITION);
        }
    }

    /** Tells whether a verb that commands starts here, maybe after a word or two such as "then". */
    private boolean isCommand(int start) {
        int i = start;
        while (i < start + 2 && at(i).kind() == Kind.WORD && Verbs.mayStandBefore(at(i).text())) {
            i++;
        }
        Word verb = at(i);
        Word next = at(i + 1);
        if (verb.kind() != Kind.WORD || next.kind() == Kind.COLON) {
            return false;
        }
        if (Verbs.isSure(verb.text())) {
            return !next.is("is") && !next.is("are") && !next.is("was");
        }
        boolean object = Verbs.isObject(next.text()) || next.kind() == Kind.CODE || next.kind() == Kind.NUMBER;
        return Verbs.isMaybe(verb.text()) && next.start() == Start.NONE && (object || isLong(i) && !describes(i));
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

    private boolean isThirdPerson(int i) {
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

    private boolean isPast(int i) {
        Word word = at(i);
        return word.kind() == Kind.WORD
                && word.capital()
                && word.text().endsWith("ed")
                && word.text().length() > 4
                && at(i + 1).start() == Start.NONE
                && at(i + 1).kind() != Kind.COLON;
    }

    private boolean describes(int start) {
        for (int i = start + 1; i <= start + VERB_WITHIN && at(i).start() == Start.NONE; i++) {
            String word = at(i).text();
            if (word.equals("should") || word.equals("to")) {
                return false;
            }
            if (DESCRIBING.contains(word)) {
                return !has(i, "has", "to") && !has(i, "have", "to");
            }
        }
        return false;
    }

    private void role(int i) {
        boolean yours = has(i, "your")
                && (at(i + 2).is("is") || at(i + 2).is("are") || at(i + 3).is("is"));
        if (has(i, "you", "are")
                || has(i, "you're")
                || has(i, "you", "will")
                || has(i, "you", "act")
                || has(i, "you", "help")
                || has(i, "act", "as")
                || yours) {
            found.add(Feature.ROLE);
        }
    }

    private void question(int start) {
        for (int i = start + 1; i < words.size() && at(i).start() == Start.NONE; i++) {
            if (at(i).kind() == Kind.QUESTION) {
                found.add(Feature.QUESTION);
                return;
            }
        }
    }

    private void anywhere(int i, Word word) {
        switch (word.text()) {
            case "should", "shouldn't", "ought", "ensure", "avoid", "prefer" -> found.add(Feature.MODAL);
            case "need", "needs", "have", "has", "supposed", "expected" ->
                modal(at(i + 1).is("to"));
            case "make", "be" -> modal(at(i + 1).is("sure") || at(i + 1).is("careful"));
            case "you", "your", "yourself" -> found.add(Feature.ADDRESS);
            case "because" -> found.add(Feature.RATIONALE);
            case "respond", "reply", "return", "output", "format" -> output(i);
            case "was", "were" -> found.add(Feature.PAST);
            case "been" -> found.add(Feature.PAST);
            default -> {}
        }
        if (TOOLS.contains(word.text()) || word.text().startsWith("mcp__")) {
            found.add(Feature.COMMAND);
        }
        if (word.upper() && LOUD.contains(word.text())
                || MARKED.contains(word.text()) && at(i + 1).kind() == Kind.COLON) {
            found.add(Feature.EMPHASIS);
        }
        if (CREDITS.contains(word.text()) || has(i, "adapted", "from")) {
            found.add(Feature.CREDIT);
        }
        boolean last = at(i + 1).start() != Start.NONE;
        if (PROGRESS.contains(word.text())
                && (last || at(i - 1).kind() == Kind.COLON || at(i - 1).kind() == Kind.CHECK)) {
            found.add(Feature.STATUS);
        }
        if (MONTHS.contains(word.text()) && word.capital() && at(i + 1).kind() == Kind.NUMBER) {
            found.add(Feature.DATE);
        }
        if (at(i + 1).kind() == Kind.COLON && word.start() != Start.NONE && TitleWords.isMetadata(word.text())) {
            found.add(Feature.METADATA);
        }
    }

    private void modal(boolean is) {
        if (is) {
            found.add(Feature.MODAL);
        }
    }

    private void output(int i) {
        boolean asks = at(i).startsSentence()
                || has(i + 1, "with")
                || has(i + 1, "format")
                || has(i - 2, "in", "this")
                || has(i - 3, "in", "the", "following")
                || at(i + 1).kind() == Kind.COLON;
        if (asks) {
            found.add(Feature.OUTPUT);
        }
    }

    private void code(String code) {
        int end = code.indexOf(' ');
        if (end > 0 && PROGRAMS.contains(code.substring(0, end))
                || TOOLS.contains(code.toLowerCase(java.util.Locale.ROOT))) {
            found.add(Feature.COMMAND);
        }
        if (code.startsWith("--") || code.startsWith("/") && code.indexOf('/', 1) < 0) {
            // A flag, or a command of a framework.
            found.add(Feature.COMMAND);
        }
    }

    private void number(int i, String number) {
        if (isDay(number)) {
            found.add(Feature.DATE);
        }
        int dots = number.length() - number.replace(".", "").length();
        boolean version = dots >= 2 || dots == 1 && at(i - 1).is("v");
        if (version && at(i).start() != Start.NONE) {
            found.add(Feature.CHANGE_LOG);
        }
    }

    /** Tells whether the number is a day as 2025-01-31. */
    private static boolean isDay(String number) {
        return number.length() == 10 && number.charAt(4) == '-' && number.charAt(7) == '-';
    }

    private void arrow(int i) {
        Word next = at(i + 1);
        if (found.contains(Feature.CONDITION)
                || next.kind() == Kind.CODE
                || at(i - 1).kind() == Kind.CODE
                || isCommand(i + 1)) {
            found.add(Feature.ROUTE);
        }
    }

    /** What the block starts with: the name of a speaker, a term that is explained, the word "example". */
    private void opening() {
        int i = 0;
        while (at(i).kind() == Kind.CHECK) {
            i++;
        }
        int colon = i;
        while (colon < i + 5
                && colon < words.size()
                && at(colon).kind() != Kind.COLON
                && at(colon + 1).start() == Start.NONE) {
            colon++;
        }
        boolean label = at(colon).kind() == Kind.COLON && colon > i && colon < words.size();
        for (int k = i; k < colon && label; k++) {
            if (EXAMPLES.contains(at(k).text())) {
                found.add(Feature.EXAMPLE);
            }
            if (REASONS.contains(at(k).text())) {
                found.add(Feature.RATIONALE);
            }
        }
        if (label && colon == i + 1 && SPEAKERS.contains(at(i).text())
                || has(i, "for", "example")
                || has(i, "for", "instance")
                || EXAMPLES.contains(at(i).text()) && colon == i) {
            found.add(Feature.EXAMPLE);
        }
        boolean term = at(i).strong() || at(i).kind() == Kind.CODE;
        Word after = at(label ? colon + 1 : firstClause(i));
        if (term && (after.is("a") || after.is("an") || after.is("the"))
                || has(i + 1, "means")
                || has(i + 1, "refers")) {
            found.add(Feature.DEFINITION);
        }
    }

    private int firstClause(int from) {
        int i = from + 1;
        while (i < from + 6 && at(i).start() == Start.NONE) {
            i++;
        }
        return i;
    }
}
