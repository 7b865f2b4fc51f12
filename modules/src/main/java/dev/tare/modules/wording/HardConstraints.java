package dev.tare.modules.wording;

import java.nio.charset.StandardCharsets;

/** Tells texts that state a hard constraint: what must be done, or never. English, as instructions nearly always are. */
public final class HardConstraints {

    private static final byte[][] WORDS = bytes(
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

    private HardConstraints() {}

    /** Tells whether the stretch holds a word that commands or forbids. */
    public static boolean statedIn(byte[] utf8, int start, int end) {
        for (int i = start; i < end; i++) {
            if (isLetter(utf8[i]) && (i == start || !isLetter(utf8[i - 1])) && isStatedAt(utf8, i, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isStatedAt(byte[] utf8, int at, int end) {
        for (byte[] word : WORDS) {
            int i = 0;
            while (i < word.length && at + i < end && (utf8[at + i] | 32) == (word[i] | 32)) {
                i++;
            }
            if (i == word.length && (at + i == end || !isLetter(utf8[at + i]))) {
                return true;
            }
        }
        return false;
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
