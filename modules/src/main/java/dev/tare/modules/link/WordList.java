package dev.tare.modules.link;

/**
 * A few words in lower case letters, by their first letter, that are looked for inside a line. No text is made of what is
 * compared with them: every word before every mention is. Immutable.
 */
final class WordList {

    private static final int LETTERS = 'z' - 'a' + 1;

    private final String[][] byInitial = new String[LETTERS][];

    WordList(String... words) {
        for (int i = 0; i < LETTERS; i++) {
            byInitial[i] = startingWith((char) ('a' + i), words);
        }
    }

    private static String[] startingWith(char initial, String[] words) {
        int count = 0;
        for (String word : words) {
            count += word.charAt(0) == initial ? 1 : 0;
        }
        String[] found = new String[count];
        for (String word : words) {
            if (word.charAt(0) == initial) {
                found[--count] = word;
            }
        }
        return found;
    }

    /** Tells whether this part of the line is one of the words; a full stop behind a word is the sentence's own. */
    boolean has(String line, int start, int end) {
        int initial = start < end ? line.charAt(start) - 'a' : -1;
        if (initial < 0 || initial >= LETTERS) {
            return false;
        }
        for (String word : byInitial[initial]) {
            int rest = end - start - word.length();
            boolean fits = rest == 0 || rest == 1 && line.charAt(end - 1) == '.';
            if (fits && line.startsWith(word, start)) {
                return true;
            }
        }
        return false;
    }
}
