package dev.tare.loader.template;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place within a line at which a partial stands that has parameters: what all such places say alike, and the words in which this one differs.
 *
 * @param partial which of its template's partials
 * @param values words by the names of parameters; of those that are not named the partial's own word stands
 * @param tokens the count of the literal text between slots, words in it
 */
public record PartialCall(int partial, SortedMap<String, String> values, int tokens) {

    /** How many parameters a partial may have: with more, a reader no longer sees what it says. */
    public static final int MOST_PARAMETERS = 8;

    /** No word is longer, in characters. */
    public static final int MOST_WORD_LENGTH = 100;

    /** @throws IllegalArgumentException when a value is no word, or when there are too many */
    public PartialCall {
        if (values.size() > MOST_PARAMETERS || tokens < 0) {
            throw new IllegalArgumentException("a partial is called with " + values.size() + " words");
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            checkName(value.getKey());
            checkWord(value.getValue());
        }
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Returns the name of a partial's parameter: letters, from {@code a} on. */
    public static String parameter(int number) {
        return String.valueOf((char) ('a' + number));
    }

    /** @throws IllegalArgumentException when no parameter is named so */
    static void checkName(String name) {
        if (name.length() != 1 || name.charAt(0) < 'a' || name.charAt(0) >= 'a' + MOST_PARAMETERS) {
            throw new IllegalArgumentException("no name of a parameter: '" + name + "'");
        }
    }

    /**
     * Checks that a text can be put into a partial: letters and digits, {@code -} and {@code _}, in which no tag can be.
     *
     * @throws IllegalArgumentException when it cannot
     */
    static void checkWord(String word) {
        boolean one = !word.isEmpty() && word.length() <= MOST_WORD_LENGTH;
        for (int i = 0; i < word.length() && one; i++) {
            one = isWordChar(word.charAt(i));
        }
        if (!one) {
            throw new IllegalArgumentException("no word: '" + word.substring(0, Math.min(40, word.length())) + "'");
        }
    }

    /** Tells whether a character can stand in a word that is put into a partial. By ranges, since each version of Java knows other letters. */
    public static boolean isWordChar(int c) {
        boolean ascii = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        // From Latin letters to Cherokee, and from Kana to Hangul: between and behind them lie marks, blanks and
        // private use.
        return ascii || c >= 0xC0 && c < 0x1680 || c > 0x3040 && c < 0xD800;
    }

    /**
     * Checks that a partial has parameters for all words.
     *
     * @param name the partial's name
     * @throws IllegalArgumentException when it has not
     */
    public void checkWords(String name, TemplateIndex called) {
        for (String parameter : values.keySet()) {
            if (called.parameterUses(parameter) == 0) {
                throw new IllegalArgumentException("the partial '" + name + "' has no parameter '" + parameter + "'");
            }
        }
    }

    /** Returns how many bytes a partial has with the words of this place, tags counted as well. */
    public long bytes(TemplateIndex called) {
        long bytes = called.bytes();
        for (Map.Entry<String, String> value : values.entrySet()) {
            bytes += (long) called.parameterUses(value.getKey()) * Utf8.length(value.getValue());
        }
        return bytes;
    }
}
