package dev.tare.optimizer.section;

import dev.tare.modules.wording.MaterialTitles;
import java.util.Locale;
import java.util.Set;

/** What the words of a title, or of an element's name, promise. */
final class TitleWords {

    private static final Set<String> RULES = Verbs.words("""
            action actions always approach behavior behaviors behaviour behaviours boundaries boundary checklist conduct
            constraint constraints convention conventions criteria critical decision decisions delegation directive
            directives discipline do don't dont enforcement execution format gate gates goal goals guardrail guardrails
            guideline guidelines how instruction instructions invariants limits mandatory method must never objective
            objectives output permissions persona phase phases policies policy practices principle principles
            procedure procedures process protocol protocols requirement requirements response responsibilities role
            routing rule rules safety safeguards step steps style task tasks tone trigger triggers validation
            verification when workflow workflows
            """);

    private static final Set<String> MATERIAL = Verbs.words("""
            about advantage advantages architecture benefit benefits capabilities capability concept concepts context
            contents dashboard definition definitions description evidence feature features included info inventory
            introduction inventory limitation limitations links metadata note notes overview performance philosophy
            project related stats summary support terminology terms
            """);

    private static final Set<String> METADATA = Verbs.words("""
            author authors category changed commit contact created date email homepage id last_updated license
            maintainer maintainers modified name owner owners published repo repository status tag tags timestamp
            updated url urls version versions
            """);

    private TitleWords() {}

    static boolean isRule(String title) {
        return hasAny(title, RULES);
    }

    /** Tells whether hardly any instruction stands below it. */
    static boolean isMaterial(String title) {
        return !MaterialTitles.sureWordIn(title).isEmpty();
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
            if (i > start && words.contains(lower.substring(start, i))) {
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
