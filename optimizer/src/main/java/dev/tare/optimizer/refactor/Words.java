package dev.tare.optimizer.refactor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of a piece: runs of letters and digits. */
public final class Words {

    /** Words compared each with each at most; longer pieces are compared as bags of words. */
    private static final int MOST_CELLS = 1 << 20;

    private Words() {}

    /** Returns the words in lower case, and with apostrophes inside them. */
    public static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && isWord(text, i)) {
                i += Character.charCount(text.codePointAt(i));
            }
            if (i > start) {
                words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
            } else {
                i += Character.charCount(text.codePointAt(i));
            }
        }
        return words;
    }

    private static boolean isWord(String text, int at) {
        int c = text.codePointAt(at);
        return Character.isLetterOrDigit(c)
                || c == '_'
                || (c == '\'' || c == '\u2019')
                        && at > 0
                        && at + 1 < text.length()
                        && Character.isLetter(text.charAt(at - 1))
                        && Character.isLetter(text.charAt(at + 1));
    }

    /** Returns the sorted hashes of the words, equal ones each. */
    static int[] hashes(String text) {
        List<String> words = of(text);
        int[] hashes = new int[words.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = words.get(i).hashCode();
        }
        Arrays.sort(hashes);
        return hashes;
    }

    /** Returns how many words two sorted lists have in common. */
    static int common(int[] a, int[] b) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /**
     * What a changed piece has lost and gained.
     *
     * @param removed words of the old piece that are not in the new one, in their order
     * @param added words that only the new one has
     */
    public record Difference(List<String> removed, List<String> added) {

        public Difference {
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }
    }

    /** Returns how the words of two pieces differ, by their longest common order. */
    public static Difference difference(String before, String after) {
        List<String> a = of(before);
        List<String> b = of(after);
        boolean[] keptA = new boolean[a.size()];
        boolean[] keptB = new boolean[b.size()];
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            keptA[start] = true;
            keptB[start++] = true;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            keptA[a.size() - 1 - end] = true;
            keptB[b.size() - 1 - end++] = true;
        }
        int n = a.size() - start - end;
        int m = b.size() - start - end;
        if ((long) n * m <= MOST_CELLS) {
            longest(a, b, start, n, m, keptA, keptB);
        }
        return new Difference(rest(a, keptA), rest(b, keptB));
    }

    private static void longest(
            List<String> a, List<String> b, int start, int n, int m, boolean[] keptA, boolean[] keptB) {
        int[][] best = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                best[i][j] = a.get(start + i).equals(b.get(start + j))
                        ? best[i + 1][j + 1] + 1
                        : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < n && j < m) {
            if (a.get(start + i).equals(b.get(start + j))) {
                keptA[start + i++] = true;
                keptB[start + j++] = true;
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static List<String> rest(List<String> words, boolean[] kept) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                rest.add(words.get(i));
            }
        }
        return rest;
    }
}
