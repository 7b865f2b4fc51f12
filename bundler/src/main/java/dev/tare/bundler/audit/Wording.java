package dev.tare.bundler.audit;

/** What the words of a title promise: whether material to look things up in stands below it. */
final class Wording {

    /** Titles with one of these head material that is looked up, not followed. */
    private static final String[] REFERENCE = {
        "appendix",
        "archive",
        "background",
        "benchmark",
        "catalog",
        "catalogue",
        "changelog",
        "cheat",
        "cheatsheet",
        "credit",
        "example",
        "faq",
        "glossary",
        "guide",
        "history",
        "information",
        "installation",
        "metric",
        "migration",
        "rationale",
        "reference",
        "release",
        "repository",
        "research",
        "resource",
        "result",
        "roadmap",
        "sample",
        "schema",
        "setup",
        "snippet",
        "statistic",
        "status",
        "structure",
        "template",
        "troubleshooting",
        "tutorial",
        "usage",
        "version",
        "versioning",
        "walkthrough",
    };

    private Wording() {}

    /** Returns the word of a title that promises material to look things up in, or an empty string. */
    static String referenceWord(String title) {
        int i = 0;
        while (i < title.length()) {
            while (i < title.length() && !isLetter(title.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < title.length() && isLetter(title.charAt(i))) {
                i++;
            }
            for (String word : REFERENCE) {
                int length = i - start;
                boolean plural = length == word.length() + 1 && (title.charAt(i - 1) | 32) == 's';
                if ((length == word.length() || plural) && title.regionMatches(true, start, word, 0, word.length())) {
                    return word;
                }
            }
        }
        return "";
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
