package dev.tare.bundler.audit;

import java.nio.charset.StandardCharsets;

/** What words say about a piece of text: whether it commands, and whether a title promises material to look things up in. */
public final class Wording {

    /** A line with one of these states a hard constraint. English, as instructions nearly always are. */
    private static final byte[][] COMMANDS = bytes(
            "must",
            "never",
            "always",
            "shall",
            "mandatory",
            "required",
            "forbidden",
            "critical",
            "do not",
            "don't",
            "cannot",
            "prohibited");

    /** The first letters of those words, as bits. */
    private static final int FIRST = firstLetters();

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

    /** Tells whether the stretch holds a word that commands or forbids. */
    public static boolean commands(byte[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            int letter = (text[i] | 32) - 'a';
            if (letter < 0 || letter >= 26 || (FIRST >> letter & 1) == 0 || i > start && isLetter(text[i - 1])) {
                continue;
            }
            for (byte[] word : COMMANDS) {
                if (matches(text, i, end, word)) {
                    return true;
                }
            }
        }
        return false;
    }

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

    private static boolean matches(byte[] text, int at, int end, byte[] word) {
        if (at + word.length > end) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            byte b = text[at + i];
            if ((isLetter(b) ? b | 32 : b) != word[i]) {
                return false;
            }
        }
        return at + word.length == end || !isLetter(text[at + word.length]);
    }

    private static int firstLetters() {
        int letters = 0;
        for (byte[] word : COMMANDS) {
            letters |= 1 << (word[0] - 'a');
        }
        return letters;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static byte[][] bytes(String... words) {
        byte[][] all = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            all[i] = words[i].getBytes(StandardCharsets.US_ASCII);
        }
        return all;
    }
}
