package dev.tare.modules.wording;

/** Titles that promise material which is looked up when it is needed, and not followed. English only. */
public final class MaterialTitles {

    /** What stands below such a title hardly ever instructs. */
    private static final String[] SURE = {
        "acknowledgement",
        "appendix",
        "archive",
        "background",
        "benchmark",
        "changelog",
        "contributor",
        "credit",
        "example",
        "faq",
        "glossary",
        "history",
        "license",
        "metric",
        "motivation",
        "rationale",
        "roadmap",
        "sample",
        "statistic",
    };

    /** What stands below such a title may instruct as well. */
    private static final String[] LIKELY = {
        "catalog",
        "catalogue",
        "cheat",
        "cheatsheet",
        "guide",
        "information",
        "installation",
        "migration",
        "reference",
        "release",
        "repository",
        "research",
        "resource",
        "result",
        "schema",
        "setup",
        "snippet",
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

    private MaterialTitles() {}

    /** Returns the first word of the title that promises material, or an empty string. */
    public static String wordIn(String title) {
        return find(title, true);
    }

    /** Returns the first word of the title that promises material and hardly ever stands above instructions, or an empty string. */
    public static String sureWordIn(String title) {
        return find(title, false);
    }

    private static String find(String title, boolean likely) {
        int i = 0;
        while (i < title.length()) {
            while (i < title.length() && !isLetter(title.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < title.length() && isLetter(title.charAt(i))) {
                i++;
            }
            String word = known(title, start, i, SURE);
            if (word.isEmpty() && likely) {
                word = known(title, start, i, LIKELY);
            }
            if (!word.isEmpty()) {
                return word;
            }
        }
        return "";
    }

    private static String known(String title, int start, int end, String[] words) {
        int length = end - start;
        for (String word : words) {
            boolean plural = length == word.length() + 1 && (title.charAt(end - 1) | 32) == 's';
            if ((length == word.length() || plural) && title.regionMatches(true, start, word, 0, word.length())) {
                return word;
            }
        }
        return "";
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
