package dev.tare.optimizer.lossy;

/** Looks for words in a text. */
final class OwnWords {

    private OwnWords() {}

    /** Tells whether a word, or its plural, stands in the text; letter case does not count. */
    static boolean has(String text, String word) {
        return find(text, word, 0) >= 0;
    }

    /** Returns where a word, or its plural, stands in the text from an offset on, or -1. */
    static int find(String text, String word, int from) {
        for (int i = from; i + word.length() <= text.length(); i++) {
            if ((i == 0 || !isWord(text.charAt(i - 1))) && text.regionMatches(true, i, word, 0, word.length())) {
                int end = i + word.length();
                end += end < text.length() && (text.charAt(end) == 's' || text.charAt(end) == 'S') ? 1 : 0;
                if (end == text.length() || !isWord(text.charAt(end))) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
