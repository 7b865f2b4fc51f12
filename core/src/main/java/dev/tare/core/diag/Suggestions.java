package dev.tare.core.diag;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Did-you-mean: the known words that are nearest to one that is not known. Nearness is the number of characters inserted,
 * deleted, replaced or swapped with their neighbour, letter case aside; a third of the word's length may differ, at most
 * {@value #MOST}.
 */
public final class Suggestions {

    private static final int MOST = 8;

    private final char[] word;
    private final long wordKinds;
    private final int limit;
    private final List<Candidate> best = new ArrayList<>();

    private int threshold;

    private char[] other;
    private int[] beforeLast;
    private int[] last;
    private int[] row;

    Suggestions(String word, int limit) {
        this.word = lower(word);
        this.limit = limit;
        this.threshold = Math.min(MOST, Math.max(1, this.word.length / 3));
        int longest = this.word.length + threshold;
        this.other = new char[longest];
        this.beforeLast = new int[longest + 1];
        this.last = new int[longest + 1];
        this.row = new int[longest + 1];
        this.wordKinds = kinds(this.word, this.word.length);
    }

    /**
     * Returns the candidates nearest to the word, nearest first and then in their natural order; none when none is near. The
     * word itself is no suggestion.
     *
     * @param limit how many to give at most
     */
    public static List<String> closest(String word, Collection<String> candidates, int limit) {
        return texts(best(word, candidates, limit));
    }

    private static List<String> texts(List<Candidate> candidates) {
        List<String> texts = new ArrayList<>();
        for (Candidate candidate : candidates) {
            texts.add(candidate.text);
        }
        return texts;
    }

    /** Returns what was considered and is nearest, nearest first. */
    List<String> best() {
        return texts(best);
    }

    /** Returns the distance over which a candidate is of no use: it falls when enough nearer ones were considered. */
    int threshold() {
        return threshold;
    }

    /** Returns {@code did you mean 'x'?} with the nearest candidate, or two that are equally near, or the empty string. */
    public static String didYouMean(String word, Collection<String> candidates) {
        List<Candidate> best = best(word, candidates, 2);
        if (best.isEmpty()) {
            return "";
        }
        boolean tie = best.size() == 2 && best.get(0).distance == best.get(1).distance;
        return "did you mean '" + best.get(0).text + (tie ? "' or '" + best.get(1).text : "") + "'?";
    }

    private static List<Candidate> best(String word, Collection<String> candidates, int limit) {
        if (limit < 1 || word.isEmpty()) {
            return List.of();
        }
        Suggestions suggestions = new Suggestions(word, limit);
        for (String candidate : candidates) {
            if (!candidate.equals(word)) {
                suggestions.consider(candidate);
            }
        }
        return suggestions.best;
    }

    void consider(String candidate) {
        int length = candidate.length();
        if (Math.abs(length - word.length) > threshold) {
            return;
        }
        for (int i = 0; i < length; i++) {
            other[i] = Character.toLowerCase(candidate.charAt(i));
        }
        long kinds = kinds(other, length);
        // Each kind of character that one side has and the other lacks takes an edit of its own on that side.
        if (Math.max(Long.bitCount(wordKinds & ~kinds), Long.bitCount(kinds & ~wordKinds)) > threshold) {
            return;
        }
        int distance = distance(length);
        if (distance <= threshold) {
            keep(new Candidate(candidate, distance));
        }
    }

    private void keep(Candidate candidate) {
        int at = best.size();
        while (at > 0 && candidate.compareTo(best.get(at - 1)) < 0) {
            at--;
        }
        if (at > 0 && best.get(at - 1).compareTo(candidate) == 0) {
            return;
        }
        best.add(at, candidate);
        if (best.size() > limit) {
            best.remove(limit);
        }
        if (best.size() == limit) {
            threshold = best.get(limit - 1).distance;
        }
    }

    /** Returns the distance to {@code other}, or any number over the threshold: only a band of the table is filled. */
    private int distance(int length) {
        int over = threshold + 1;
        for (int j = 0; j <= length; j++) {
            last[j] = Math.min(j, over);
        }
        for (int i = 1; i <= word.length; i++) {
            int from = Math.max(1, i - threshold);
            int to = Math.min(length, i + threshold);
            row[from - 1] = from == 1 ? Math.min(i, over) : over;
            int least = row[from - 1];
            for (int j = from; j <= to; j++) {
                int replaced = last[j - 1] + (word[i - 1] == other[j - 1] ? 0 : 1);
                int inserted = row[j - 1] + 1;
                int deleted = j == i + threshold ? over : last[j] + 1;
                int cost = Math.min(replaced, Math.min(inserted, deleted));
                if (i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1]) {
                    cost = Math.min(cost, beforeLast[j - 2] + 1);
                }
                row[j] = cost;
                least = Math.min(least, cost);
            }
            if (least > threshold) {
                return over;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[length];
    }

    static char[] lower(String word) {
        char[] lower = new char[word.length()];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = Character.toLowerCase(word.charAt(i));
        }
        return lower;
    }

    /** Returns which kinds of characters there are, several characters to a bit. */
    static long kinds(char[] text, int length) {
        long kinds = 0;
        for (int i = 0; i < length; i++) {
            kinds |= 1L << (text[i] & 63);
        }
        return kinds;
    }

    private record Candidate(String text, int distance) implements Comparable<Candidate> {

        @Override
        public int compareTo(Candidate other) {
            return distance != other.distance ? Integer.compare(distance, other.distance) : text.compareTo(other.text);
        }
    }
}
