package dev.tare.modules.wording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A word, or a few, that states a hard constraint, and the company in which it does not. A space in it stands for any white space and
 * marks of emphasis, within a word emphasis does not count, an apostrophe for either sort, a question mark for one word, whatever it is.
 * Letter case does not count.
 */
final class ConstraintWord {

    private static final byte[] CURLED = "\u2019".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HARD_BLANK = {'&', 'n', 'b', 's', 'p', ';'};
    /** Of the names of tags that mark words: {@code strong} is the longest. */
    private static final int LONGEST_TAG = 6;

    private static final int LONGEST_WORD = 80;

    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    private final byte[] words;
    private final byte[][] notBehind;
    private final byte[][] notBefore;

    private ConstraintWord(byte[] words, byte[][] notBehind, byte[][] notBefore) {
        this.words = words;
        this.notBehind = notBehind;
        this.notBefore = notBefore;
    }

    static ConstraintWord of(String words) {
        return new ConstraintWord(utf8(words), new byte[0][], new byte[0][]);
    }

    /** Returns the same word that states nothing when one of these stands right before it. */
    ConstraintWord notBehind(String... others) {
        return new ConstraintWord(words, all(others), notBefore);
    }

    /** Returns the same word that states nothing when one of these comes next. */
    ConstraintWord notBefore(String... others) {
        return new ConstraintWord(words, notBehind, all(others));
    }

    byte firstLetter() {
        return words[0];
    }

    /** Tells whether the words start here, in whatever company. */
    boolean isAt(byte[] text, int at, int end) {
        int after = match(text, at, end, words);
        return after >= 0 && (after == end || !isLetter(text[after]));
    }

    /** Returns where the words end that start here and state a constraint, or -1. */
    int endAt(byte[] text, int at, int start, int end) {
        int after = match(text, at, end, words);
        if (after < 0 || after < end && isLetter(text[after]) || saysFalse(text, after, end)) {
            return -1;
        }
        for (byte[] other : notBefore) {
            if (comesNext(text, after, end, other)) {
                return -1;
            }
        }
        for (byte[] other : notBehind) {
            if (standsBefore(text, at, start, other)) {
                return -1;
            }
        }
        return after;
    }

    private static int match(byte[] text, int at, int end, byte[] words) {
        int i = at;
        for (byte wanted : words) {
            if (i > at && wanted != ' ') {
                i = skipMarkup(text, i, end);
            }
            if (wanted == ' ') {
                int next = skipGap(text, i, end);
                if (next == i) {
                    return -1;
                }
                i = next;
            } else if (wanted == '?') {
                int next = skipWord(text, i, end);
                if (next == i) {
                    return -1;
                }
                i = next;
            } else if (i < end && (text[i] == wanted || isLetter(text[i]) && (text[i] | 32) == wanted)) {
                i++;
            } else if (wanted == '\'' && isCurled(text, i, end)) {
                i += CURLED.length;
            } else {
                return -1;
            }
        }
        return i;
    }

    /** A key of a schema or an attribute that is switched off. */
    private static boolean saysFalse(byte[] text, int after, int end) {
        int i = after;
        while (i < end && (isGap(text[i]) || text[i] == '"' || text[i] == '\'' || text[i] == ':' || text[i] == '=')) {
            i++;
        }
        return i > after && match(text, i, end, FALSE) >= 0;
    }

    private static boolean comesNext(byte[] text, int after, int end, byte[] other) {
        int at = isLetter(other[0]) ? skipGap(text, after, end) : after;
        int next = match(text, at, end, other);
        return next >= 0 && (next == end || !isLetter(text[next]) || !isLetter(other[0]));
    }

    private static boolean standsBefore(byte[] text, int at, int start, byte[] other) {
        int last = at;
        while (last > start && isGap(text[last - 1])) {
            last--;
        }
        int first = last - other.length;
        return last < at
                && first >= start
                && match(text, first, last, other) == last
                && (first == start || !isLetter(text[first - 1]));
    }

    private static int skipGap(byte[] text, int from, int end) {
        int i = from;
        while (i < end) {
            int tag = tagEnd(text, i, end);
            if (isGap(text[i])) {
                i++;
            } else if (tag > i) {
                i = tag;
            } else if (isHardBlank(text, i, end)) {
                i += text[i] == '&' ? HARD_BLANK.length : 2;
            } else {
                return i;
            }
        }
        return i;
    }

    /** Skips a word with whatever marks it wears: code, a link, quotes, brackets. It ends at white space, and does not end a sentence. */
    private static int skipWord(byte[] text, int from, int end) {
        int i = from;
        while (i < end && i - from < LONGEST_WORD && (text[i] < 0 || text[i] > ' ')) {
            i++;
        }
        boolean ends = i > from && i < end && ".,;:!?|".indexOf(text[i - 1]) >= 0;
        return ends || i - from == LONGEST_WORD ? from : i;
    }

    /** Skips marks within a word: a word of which a part is emphasised reads as the word. */
    private static int skipMarkup(byte[] text, int from, int end) {
        int i = from;
        while (i < end) {
            int tag = tagEnd(text, i, end);
            if (text[i] == '*') {
                i++;
            } else if (tag > i) {
                i = tag;
            } else {
                break;
            }
        }
        return i < end && isLetter(text[i]) ? i : from;
    }

    /** Returns where a short tag without attributes ends that starts here, such as {@code <b>} or {@code </em>}; else the place itself. */
    private static int tagEnd(byte[] text, int at, int end) {
        if (text[at] != '<') {
            return at;
        }
        int i = at + 1 < end && text[at + 1] == '/' ? at + 2 : at + 1;
        int name = i;
        while (i < end && isLetter(text[i]) && i - name < LONGEST_TAG) {
            i++;
        }
        return i > name && i < end && text[i] == '>' ? i + 1 : at;
    }

    /** A blank that does not break: U+00A0, or as it is written in HTML. */
    private static boolean isHardBlank(byte[] text, int i, int end) {
        return i + 1 < end && text[i] == (byte) 0xC2 && text[i + 1] == (byte) 0xA0
                || i + HARD_BLANK.length <= end
                        && Arrays.equals(text, i, i + HARD_BLANK.length, HARD_BLANK, 0, HARD_BLANK.length);
    }

    private static boolean isGap(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '*' || b == '_' || b == '-' || b == '>';
    }

    private static boolean isCurled(byte[] text, int at, int end) {
        return at + CURLED.length <= end
                && text[at] == CURLED[0]
                && text[at + 1] == CURLED[1]
                && text[at + 2] == CURLED[2];
    }

    static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static byte[][] all(String... words) {
        byte[][] all = new byte[words.length][];
        for (int i = 0; i < words.length; i++) {
            all[i] = utf8(words[i]);
        }
        return all;
    }

    private static byte[] utf8(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
