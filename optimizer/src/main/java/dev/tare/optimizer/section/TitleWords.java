package dev.tare.optimizer.section;

import dev.tare.modules.wording.MaterialTitles;
import java.util.Locale;
import java.util.Set;

/** What the words of a title, or of an element's name, promise. */
final class TitleWords {

    private static final Set<String> RULES = Verbs.words("""
            action actions activation agreement agreements always approach avoid behavior behaviors behaviour
            behaviours boundaries boundary checklist clarify commandments conduct constraint constraints
            convention conventions criteria critical delegation directive directives discipline discovery do
            don't dont elicitation enforcement escalation expectations fallback flow focus format gate gates
            goal goals guardrail guardrails guideline guidelines heuristic heuristics instruction instructions
            interview invariants limits mandatory menu method mindset mission must never objective objectives
            output permissions persona phase phases policies policy practices precedence prefer principle
            principles priorities priority procedure procedures process protocol protocols requirement
            requirements response responsibilities role routing rule rules safeguards standard standards step steps style tactics
            task tasks technique techniques tone trigger triggers when workflow workflows
            """);

    private static final Set<String> DETERMINERS = Verbs.words("a all an any each every my our the these this your");

    private static final Set<String> DESCRIPTIONS =
            Verbs.words("about background description overview purpose summary");

    private static final Set<String> OUTPUT =
            Verbs.words("answer deliverable deliverables format output report response");

    private static final Set<String> MATERIAL = Verbs.words("""
            about advantage advantages architecture benefit benefits capabilities capability community compare
            comparison compatibility competence competences concept concepts context cost costs dashboard
            definition definitions description effect effects evidence feature features future impact included
            info introduction inventory knowledge libraries library limitation limitations links maintenance
            metadata note notes outcome outcomes overview people performance philosophy places privacy project
            related source sources statistics stats summary team terminology terms theory toolbox typical why
            works
            """);

    private static final Set<String> METADATA = Verbs.words("""
            author authors by category changed commit contact created date email homepage id last_updated
            license maintainer maintainers modified name owner owners path published repo repository status
            tag tags timestamp updated url urls version versions
            """);

    private TitleWords() {}

    /** Tells whether an element of this name says what something is. */
    static boolean isDescription(String name) {
        return DESCRIPTIONS.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean isOutput(String title) {
        return hasAny(title, OUTPUT);
    }

    static boolean isRule(String title) {
        return hasAny(title, RULES) || commands(title);
    }

    /** Tells whether the title commands, such as "Judge the result": a verb, and what it is about. */
    private static boolean commands(String title) {
        int end = title.indexOf(' ');
        int next = title.indexOf(' ', end + 1);
        if (end < 0 || next < 0) {
            return false;
        }
        String verb = title.substring(0, end).toLowerCase(Locale.ROOT);
        return (Verbs.isSure(verb) || Verbs.isMaybe(verb))
                && DETERMINERS.contains(title.substring(end + 1, next).toLowerCase(Locale.ROOT));
    }

    /** Titles of what people read, who install or support something. */
    private static final Set<String> PEOPLE = Verbs.words(
            "acknowledgements asked contributing install installation installing quickstart started support");

    /** Tells whether hardly any instruction stands below it. */
    static boolean isMaterial(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        return !MaterialTitles.sureWordIn(title).isEmpty()
                || hasAny(title, PEOPLE)
                || lower.contains("good") && lower.contains("bad")
                || lower.contains("before") && lower.contains("after")
                || lower.contains("wrong") && lower.contains("right");
    }

    /** Tells whether material often stands below it. */
    static boolean isLikelyMaterial(String title) {
        return !MaterialTitles.wordIn(title).isEmpty() || hasAny(title, MATERIAL);
    }

    /** Tells whether an element or a label of this name holds data about the file: its last word says so. */
    static boolean isMetadata(String name) {
        int end = name.length();
        int start = end;
        while (start > 0 && isLetter(name.charAt(start - 1))) {
            start--;
        }
        return METADATA.contains(name.substring(start).toLowerCase(Locale.ROOT));
    }

    private static boolean hasAny(String title, Set<String> words) {
        String lower = title.toLowerCase(Locale.ROOT);
        int i = 0;
        while (i < lower.length()) {
            int start = i;
            while (i < lower.length() && (isLetter(lower.charAt(i)) || lower.charAt(i) == '\'')) {
                i++;
            }
            String word = lower.substring(start, i);
            if (words.contains(word) || word.endsWith("s") && words.contains(word.substring(0, word.length() - 1))) {
                return true;
            }
            i = i == start ? i + 1 : i;
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
