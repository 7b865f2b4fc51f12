package dev.tare.modules.branch;

import dev.tare.core.text.SourceText;
import java.nio.charset.StandardCharsets;

/**
 * A module's text for looking at words: in lower case, and a byte a character, so that places in it are places in the file. What
 * lies outside ASCII is only told apart as arrows and dashes.
 */
public final class Prose {

    /** The bytes of an arrow to the right, and of the dashes, as characters. */
    private static final String ARROW = "\u00e2\u0086\u0092";

    private static final String EM_DASH = "\u00e2\u0080\u0094";
    private static final String EN_DASH = "\u00e2\u0080\u0093";

    /** The text itself. */
    final String text;

    /** How many characters were looked at, by which tests know that the work grows as the text does. */
    private long looks;

    public Prose(SourceText source) {
        byte[] bytes = source.utf8().clone();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
                bytes[i] = (byte) (bytes[i] + 'a' - 'A');
            }
        }
        text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Returns how many characters were looked at; whoever looks at parts of a text counts as well. */
    long looks() {
        return looks;
    }

    /** Counts looks at what was made of the text. */
    void look(long many) {
        looks += many;
    }

    /** Returns the byte at the place; a line end outside of the text. */
    public char at(int i) {
        looks++;
        return i >= 0 && i < text.length() ? text.charAt(i) : '\n';
    }

    /** Tells whether the characters stand here, whatever is around them. */
    public boolean starts(int i, String words) {
        return text.startsWith(words, i);
    }

    /** Tells whether the words stand here and no word goes on before or after them. */
    public boolean hasWords(int i, int end, String words) {
        int after = i + words.length();
        return after <= end && text.startsWith(words, i) && !isWord(at(i - 1)) && !isWord(at(after));
    }

    /** Returns where the words stand between the two places as words of their own, or -1. */
    public int find(String words, int from, int end) {
        char first = words.charAt(0);
        int i = from;
        while (i + words.length() <= end && !(text.charAt(i) == first && hasWords(i, end, words))) {
            i++;
        }
        looks += Math.max(0, i - from);
        return i + words.length() <= end ? i : -1;
    }

    /** Returns where the character stands between the two places, or {@code end}. */
    public int find(char c, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) != c) {
            i++;
        }
        looks += Math.max(0, i - from);
        return i;
    }

    /** Tells whether one of them stands between the two places as words of their own. */
    public boolean hasAny(String[] words, int from, int end) {
        for (String word : words) {
            if (find(word, from, end) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns where a flag such as {@code --fast} stands between the two places, or -1. */
    public int findFlag(int from, int end) {
        for (int i = from; i + 2 < end; i++) {
            if (isFlag(i)) {
                return i;
            }
        }
        return -1;
    }

    boolean isFlag(int i) {
        return at(i) == '-' && at(i + 1) == '-' && isLetter(at(i + 2)) && !isWord(at(i - 1)) && at(i - 1) != '-';
    }

    /** Returns the length of an arrow or a dash between words here, or 0. */
    public int separator(int i) {
        if (starts(i, ARROW) || starts(i, EM_DASH) || starts(i, EN_DASH)) {
            return 3;
        }
        if (starts(i, "->") || starts(i, "=>")) {
            return 2;
        }
        return at(i) == '-' && at(i - 1) == ' ' && at(i + 1) == ' ' ? 1 : 0;
    }

    boolean isArrow(int i) {
        return starts(i, ARROW) || starts(i, "->") || starts(i, "=>");
    }

    /** Skips blanks, emphasis, quotes, brackets and whatever is no ASCII, except arrows and dashes. */
    public int skipMarks(int from, int end) {
        int i = from;
        while (i < end && (" \t\r\n*_`\"'([]>~".indexOf(at(i)) >= 0 || at(i) > 127 && separator(i) == 0)) {
            i++;
        }
        return i;
    }

    /** Tells whether it is a letter of ASCII, in lower case as all are here. */
    public static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Tells whether it is a letter or a digit of ASCII. */
    public static boolean isWord(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }
}
