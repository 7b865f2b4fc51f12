package dev.tare.optimizer.section;

import dev.tare.optimizer.section.Word.Kind;
import dev.tare.optimizer.section.Word.Start;
import java.util.List;
import java.util.Set;

/** What the words of a block say, sentence by sentence. */
final class WordFeatures {

    /** How far behind the subject of a sentence its verb is looked for. */
    private static final int VERB_WITHIN = 7;

    private static final int VERB_NEAR = 4;

    private static final int LONG = 4;

    private static final int SHORT = 12;

    private static final int LEAST_NAMES = 3;

    /** A name has this many words, on the whole. */
    private static final int MOST_OF_NAME = 3;

    /** Labels after which a verb says what something is for. */
    private static final Set<String> DESCRIPTIVE =
            Verbs.words("about background context description overview purpose summary what");

    private static final Set<String> ROLES = Verbs.words("goal identity mission objective persona role you");

    private static final Set<String> NORMS = Verbs.words("""
            all each every everything everywhere one
            """);

    private static final Set<String> CASES =
            Verbs.words("after before else if once otherwise unless until when whenever where while");

    private static final Set<String> OPENING =
            Verbs.words("as at by during first finally for from in instead next on then to with within without");

    private static final Set<String> BARRING = Verbs.words("no not nothing nobody only without zero none");

    private static final Set<String> SUBJECTS = Verbs.words("""
            a an it its many most other others our several some the their there these they this those various
            we
            """);

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

    private static final Set<String> AMOUNTS = Verbs.words("""
            dozen dozens eighty fifty forty hundred hundreds million millions ninety seventy sixty thirty
            thousand thousands twenty
            """);

    private static final Set<String> LIMITS = Verbs.words(
            "above after below beyond every exactly from least level most over phase step than to under version within");

    private static final Set<String> TIMES = Verbs.words("year month week quarter spring summer autumn winter time");

    /** Verbs in the past tense that are nothing else, and words for a time that is told about. */
    private static final Set<String> PASTS = Verbs.words("""
            ago arose became been began bought broke brought built came chose currently did didn't drew earlier fell felt
            flew formerly fought gave got grew had hadn't heard held kept knew laid led lost made meant met nowadays
            originally paid previously ran rose said sang sat saw seemed sent shook shrank slept sold spent spoke stood stole
            taught thought threw told took turned vanished was wasn't went were weren't woke won wore wrote
            """);

    private static final Set<String> BEING = Verbs.words("are be been being get gets is that which who");

    /** What comes after a verb rather than after an adjective. */
    private static final Set<String> FOLLOWS = Verbs.words(
            "a an as at for from her him his in into it its on our out over that the their them this up us with");

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

    /** A text with more words in quotes than this, and with this share of them, shows what somebody says. */
    private static final int MOST_QUOTED = 2;

    private static final int QUOTED_PERCENT = 50;

    /** Whether the sentence starts with a case or a circumstance, so that its command comes after a comma. */
    private boolean opened;

    private boolean arrow;
    private int quoted;
    private final List<Word> words;
    private final Set<Feature> found;

    /** Whether statements are rules here, and describe nothing. */
    private final boolean rules;

    WordFeatures(BlockWords words, boolean rules, Set<Feature> found) {
        this.words = words.words();
        this.rules = rules;
        this.found = found;
    }

    void find() {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            quoted += word.quoted() ? 1 : 0;
            if (word.start() == Start.SENTENCE && !word.quoted()) {
                sentence(i);
            } else if (word.start() == Start.CLAUSE && !word.quoted()) {
                clause(i);
            } else if (word.start() == Start.COMMA && !word.quoted()) {
                afterComma(i);
            }
            switch (word.kind()) {
                case WORD -> anywhere(i, word);
                case CODE -> code(word.text());
                case NUMBER -> number(i, word.text());
                case ARROW -> {
                    arrow = true;
                    arrow(i);
                }
                case ADDRESS, CHECK, COLON, QUESTION -> {}
            }
        }
        opening();
        listing();
        if (rules && !found.contains(Feature.PAST) && !found.contains(Feature.DATE)) {
            found.remove(Feature.DESCRIPTION);
        }
        figures();
        if (!arrow && quoted > MOST_QUOTED && quoted * 100 > words.size() * QUOTED_PERCENT) {
            found.add(Feature.EXAMPLE);
        }
    }

    private Word at(int i) {
        return i >= 0 && i < words.size() ? words.get(i) : NOTHING;
    }

    private static final Word NOTHING = new Word("", Kind.COLON, Start.SENTENCE, false, false, false, false);

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
        opened = CASES.contains(first.text()) || OPENING.contains(first.text());
        if (first.quoted()) {
            return;
        }
        if (isCommand(i)) {
            found.add(Feature.IMPERATIVE);
        } else if (isThirdPerson(i)) {
            found.add(Feature.DESCRIPTION);
        } else if (isPast(i) || tells(i)) {
            found.add(Feature.PAST);
        } else if (NORMS.contains(first.text())
                && !at(i + 1).is("of")
                && !at(i + 1).is("one")) {
            found.add(Feature.NORM);
        } else if (SUBJECTS.contains(first.text()) && describes(i) || !opened && hasVerb(i)) {
            found.add(Feature.DESCRIPTION);
        }
        if (CASES.contains(first.text()) || has(i, "for", "each") || has(i, "for", "every") || has(i, "in", "case")) {
            found.add(Feature.CONDITION);
        }
        if (BARRING.contains(first.text()) || has(i, "at", "most") || has(i, "at", "least")) {
            found.add(Feature.PROHIBITION);
        }
        if (REASONS.contains(first.text())
                || has(i, "experience", "shows")
                || has(i, "in", "practice")
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

    private void afterComma(int i) {
        if (opened && isCommand(i)) {
            found.add(Feature.IMPERATIVE);
        }
        if (at(i).is("not") || at(i).is("no") && words.size() < SHORT) {
            found.add(Feature.PROHIBITION);
        }
    }

    private void clause(int i) {
        boolean named = isNamed(i) || DESCRIPTIVE.contains(at(0).text());
        if (isCommand(i) && !named) {
            found.add(Feature.IMPERATIVE);
        } else if (isThirdPerson(i) || isCommand(i)) {
            found.add(Feature.DESCRIPTION);
        }
        if (CASES.contains(at(i).text())) {
            found.add(Feature.CONDITION);
        }
    }

    /** Tells whether the clause is the first one behind a piece of code, which it describes; a flag says what to do. */
    private boolean isNamed(int i) {
        if (at(0).kind() != Kind.CODE || at(0).text().startsWith("-")) {
            return false;
        }
        return i == 1 || i == 2 && at(1).kind() == Kind.COLON;
    }

    /** Tells whether a verb that commands starts here, maybe after a word or two such as "then". */
    private boolean isCommand(int start) {
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

    /** Tells whether a verb in the third person stands near the start of the sentence. */
    private boolean hasVerb(int start) {
        for (int i = start + 1; i <= start + VERB_NEAR && at(i).start() == Start.NONE; i++) {
            if (isModal(at(i).text()) || at(i).is("to") || CASES.contains(at(i).text())) {
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

    private boolean isPast(int i) {
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
    private boolean tells(int start) {
        for (int i = start + 1; i <= start + VERB_NEAR && at(i).start() == Start.NONE; i++) {
            String word = at(i).text();
            if (BEING.contains(word) || isModal(word)) {
                return false;
            }
            boolean capital = at(start).capital() && i > start + 1 || i == start + 1;
            if (capital
                    && word.length() > 4
                    && word.endsWith("ed")
                    && at(i + 1).start() == Start.NONE
                    && FOLLOWS.contains(at(i + 1).text())) {
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

    private boolean describes(int start) {
        for (int i = start + 1; i <= start + VERB_WITHIN && at(i).start() == Start.NONE; i++) {
            String word = at(i).text();
            if (word.equals("should") || word.equals("to")) {
                return false;
            }
            if (DESCRIBING.contains(word) && !isRelative(i - 1)) {
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
        int i = start + 1;
        while (i < words.size() && at(i).kind() != Kind.QUESTION && !at(i).startsSentence()) {
            i++;
        }
        if (start == 0 && at(i).kind() == Kind.QUESTION && i + 1 < words.size()) {
            found.add(Feature.QUESTION);
        }
    }

    private void anywhere(int i, Word word) {
        switch (word.text()) {
            case "should", "shouldn't", "ought", "ensure", "avoid", "prefer" -> found.add(Feature.MODAL);
            case "need", "needs", "have", "has", "supposed", "expected" ->
                modal(at(i + 1).is("to") && !isDenied(i));
            case "make", "be" -> modal(at(i + 1).is("sure") || at(i + 1).is("careful"));
            case "you", "your", "yourself" -> found.add(Feature.ADDRESS);
            case "because" -> found.add(Feature.RATIONALE);
            case "why" -> reason(at(i - 1).is("is"));
            case "experience" -> reason(at(i + 1).is("shows"));
            case "average" -> past(at(i - 1).is("on"));
            case "rather" -> modal(at(i + 1).is("than"));
            case "instead" -> modal(at(i + 1).is("of"));
            case "only" ->
                norm(CASES.contains(at(i + 1).text())
                        || at(i + 1).is("for")
                        || at(i + 1).is("with"));
            case "first" -> norm(i > 0 && at(i + 1).start() != Start.NONE);
            case "most" -> norm(at(i - 1).is("at"));
            case "more" -> norm(at(i - 1).is("no") && at(i + 1).is("than"));
            case "respond", "reply", "return", "output", "format" -> output(i);
            case "last" -> past(TIMES.contains(at(i + 1).text()));
            case "used" ->
                past(at(i + 1).is("to")
                        && !at(i - 1).is("be")
                        && !at(i - 1).is("is")
                        && !at(i - 1).is("are"));
            case "so" -> past(at(i + 1).is("far"));
            case "moment" -> past(at(i - 2).is("at"));
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
        if (PASTS.contains(word.text()) && !word.strong()) {
            found.add(Feature.PAST);
        }
        boolean dated = at(i + 1).kind() == Kind.NUMBER
                || at(i - 1).kind() == Kind.NUMBER
                || at(i - 1).is("in")
                || at(i - 1).is("since");
        if (MONTHS.contains(word.text()) && word.capital() && dated) {
            found.add(Feature.DATE);
        }
        if (at(i + 1).kind() == Kind.COLON && word.start() != Start.NONE && TitleWords.isMetadata(word.text())) {
            found.add(Feature.METADATA);
        }
    }

    private boolean isDenied(int i) {
        return at(i - 1).is("not") || at(i - 1).text().endsWith("n't");
    }

    private void reason(boolean is) {
        if (is) {
            found.add(Feature.RATIONALE);
        }
    }

    private void past(boolean is) {
        if (is) {
            found.add(Feature.PAST);
        }
    }

    private void norm(boolean is) {
        if (is) {
            found.add(Feature.NORM);
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
        boolean version = dots >= 2 || dots == 1 && at(i - 1).is("v");
        if (version && at(i).start() != Start.NONE) {
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
        if (label) {
            label(i, colon);
        }
        for (int k = i; k < colon && label; k++) {
            if (EXAMPLES.contains(at(k).text())) {
                found.add(Feature.EXAMPLE);
            }
            if (REASONS.contains(at(k).text())) {
                found.add(Feature.RATIONALE);
            }
            if (DESCRIPTIVE.contains(at(k).text()) && colon == i + 1) {
                found.add(Feature.DESCRIPTION);
            }
            if (ROLES.contains(at(k).text())) {
                found.add(Feature.ROLE);
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
        if (term && !found.contains(Feature.ROLE) && (after.is("a") || after.is("an") || after.is("the"))
                || has(i + 1, "means")
                || has(i + 1, "refers")) {
            found.add(Feature.DEFINITION);
        }
    }

    /** In a block that asks for nothing, an amount that is no limit reports something. */
    private void figures() {
        for (Feature feature : found) {
            if (feature.weight() > 0) {
                return;
            }
        }
        for (int i = 0; i < words.size(); i++) {
            boolean amount = at(i).kind() == Kind.NUMBER || i > 0 && AMOUNTS.contains(at(i).text());
            if (amount && !LIMITS.contains(at(i - 1).text())) {
                found.add(Feature.FIGURES);
            }
        }
    }

    /** Three names or more between commas, and hardly anything else. */
    private void listing() {
        int parts = 1;
        for (int i = 1; i < words.size(); i++) {
            Word word = at(i);
            if (word.kind() == Kind.COLON || word.kind() == Kind.ARROW || word.startsSentence()) {
                return;
            }
            parts += word.start() == Start.COMMA ? 1 : 0;
        }
        if (parts >= LEAST_NAMES && words.size() <= parts * MOST_OF_NAME) {
            found.add(Feature.LISTING);
        }
    }

    private void label(int from, int colon) {
        StringBuilder title = new StringBuilder();
        for (int i = from; i < colon; i++) {
            title.append(at(i).text()).append(' ');
        }
        if (TitleWords.isRule(title.toString())) {
            found.add(Feature.RULE_TITLE);
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
