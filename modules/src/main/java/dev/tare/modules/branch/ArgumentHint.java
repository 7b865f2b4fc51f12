package dev.tare.modules.branch;

import java.util.HashSet;
import java.util.Set;

/**
 * The words of which a command takes one, as its front matter says: {@code argument-hint: "[web|mobile] [--fast]"} gives
 * {@code web} and {@code mobile}. What a text says under such a word holds for the runs that were given it.
 */
final class ArgumentHint {

    private static final String KEY = "\nargument-hint:";
    private static final String BRACKETS = "[]<>(){}\"'";
    private static final int LONGEST = 1000;

    private ArgumentHint() {}

    /** Returns the words, in lower case; none when the text has no such front matter. */
    static Set<String> alternatives(String text) {
        Set<String> words = new HashSet<>();
        int end = text.startsWith("---") ? text.indexOf("\n---", 3) : -1;
        int key = end < 0 ? -1 : text.indexOf(KEY);
        if (key < 0 || key >= end) {
            return words;
        }
        int from = key + KEY.length();
        int newLine = text.indexOf('\n', from);
        int last = Math.min(newLine, from + LONGEST);
        int start = from;
        for (int i = from; i <= last; i++) {
            if (i == last || BRACKETS.indexOf(text.charAt(i)) >= 0) {
                addAll(text.substring(start, i), words);
                start = i + 1;
            }
        }
        return words;
    }

    /** Adds what stands between the bars; a part of several words describes an argument and is none. */
    private static void addAll(String choice, Set<String> words) {
        if (choice.indexOf('|') < 0) {
            return;
        }
        int start = 0;
        for (int i = 0; i <= choice.length(); i++) {
            if (i == choice.length() || choice.charAt(i) == '|') {
                String word = choice.substring(start, i).strip();
                if (word.length() > 1 && word.indexOf(' ') < 0) {
                    words.add(word);
                }
                start = i + 1;
            }
        }
    }
}
