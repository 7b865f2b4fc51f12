package dev.tare.optimizer.repeat;

import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.optimizer.refactor.Sequences;
import dev.tare.optimizer.repeat.Repeat.Substitution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Two texts side by side, word for word: where they differ, and whether they are nearly the same. */
public final class WordAlignment {

    /** This share of the words of either text stands in the other, in the same order. */
    public static final double LEAST_ALIGNED = 0.8;

    /** Texts that differ in more places than this tell different things. */
    public static final int MOST_SUBSTITUTIONS = 16;

    /** Longer texts are not compared. */
    private static final int MOST_WORDS = 4096;

    /** Texts that are nearly the same have enough words that stand once in both. */
    private static final long MOST_CELLS = 10_000;

    private final Stretch holder;
    private final Stretch copy;
    private final WordScan a;
    private final WordScan b;
    private final int[] match;
    private final List<Substitution> substitutions = new ArrayList<>();

    private WordAlignment(Stretch holder, Stretch copy, WordScan a, WordScan b) {
        this.holder = holder;
        this.copy = copy;
        this.a = a;
        this.b = b;
        this.match = Sequences.match(Arrays.copyOf(a.hashes, a.size), Arrays.copyOf(b.hashes, b.size), MOST_CELLS);
    }

    /**
     * Returns what the copy has in the stead of what, in order; empty when the texts are the same, and nothing when they are not
     * even nearly the same.
     */
    public static Optional<List<Substitution>> between(SourceText holder, Span inHolder, SourceText copy, Span inCopy) {
        return between(Stretch.of(holder, inHolder), Stretch.of(copy, inCopy));
    }

    static Optional<List<Substitution>> between(Stretch holder, Stretch copy) {
        WordScan a = WordScan.wordsAndSigns(holder.utf8(), holder.start(), holder.end());
        WordScan b = WordScan.wordsAndSigns(copy.utf8(), copy.start(), copy.end());
        if (a.size == 0 || b.size == 0 || Math.max(a.size, b.size) > MOST_WORDS) {
            return Optional.empty();
        }
        WordAlignment alignment = new WordAlignment(holder, copy, a, b);
        if (!alignment.isNear()) {
            return Optional.empty();
        }
        alignment.compare();
        return alignment.substitutions.size() > MOST_SUBSTITUTIONS
                ? Optional.empty()
                : Optional.of(alignment.substitutions);
    }

    private boolean isNear() {
        int aligned = 0;
        for (int i = 0; i < a.size; i++) {
            aligned += match[i] >= 0 && isWord(holder, a, i) ? 1 : 0;
        }
        return aligned >= LEAST_ALIGNED * Math.max(words(holder, a), words(copy, b));
    }

    private static boolean isWord(Stretch text, WordScan scan, int i) {
        return WordScan.isWord(text.utf8()[scan.starts[i]]);
    }

    private static int words(Stretch text, WordScan scan) {
        int words = 0;
        for (int i = 0; i < scan.size; i++) {
            words += isWord(text, scan, i) ? 1 : 0;
        }
        return words;
    }

    private void compare() {
        int lastA = -1;
        int lastB = -1;
        for (int i = 0; i <= a.size; i++) {
            int j = i < a.size ? match[i] : b.size;
            if (j >= 0) {
                between(
                        lastA < 0 ? holder.start() : a.ends[lastA],
                        i < a.size ? a.starts[i] : holder.end(),
                        lastB < 0 ? copy.start() : b.ends[lastB],
                        j < b.size ? b.starts[j] : copy.end(),
                        i == lastA + 1 && j == lastB + 1);
                lastA = i;
                lastB = j;
            }
        }
    }

    /** Notes what differs between two words that both texts have, white space that is the same left out. */
    private void between(int fromA, int toA, int fromB, int toB, boolean blank) {
        if (blank) {
            if (!isSameSpace(fromA, toA, fromB, toB)) {
                substitutions.add(new Substitution(new Span(fromA, toA), new Span(fromB, toB)));
            }
            return;
        }
        int startA = fromA;
        int startB = fromB;
        int wordA = spaceEnd(holder.utf8(), fromA, toA);
        int wordB = spaceEnd(copy.utf8(), fromB, toB);
        if (isSameSpace(fromA, wordA, fromB, wordB)) {
            startA = wordA;
            startB = wordB;
        }
        int endA = toA;
        int endB = toB;
        int tailA = spaceStart(holder.utf8(), startA, toA);
        int tailB = spaceStart(copy.utf8(), startB, toB);
        if (isSameSpace(tailA, toA, tailB, toB)) {
            endA = tailA;
            endB = tailB;
        }
        substitutions.add(new Substitution(new Span(startA, endA), new Span(startB, endB)));
    }

    /** Tells whether two stretches of white space are the same, less the common indentation of either text. */
    private boolean isSameSpace(int fromA, int toA, int fromB, int toB) {
        return Arrays.equals(Stretch.withoutIndent(holder, fromA, toA), Stretch.withoutIndent(copy, fromB, toB));
    }

    private static int spaceEnd(byte[] utf8, int from, int to) {
        int i = from;
        while (i < to && utf8[i] >= 0 && utf8[i] <= ' ') {
            i++;
        }
        return i;
    }

    private static int spaceStart(byte[] utf8, int from, int to) {
        int i = to;
        while (i > from && utf8[i - 1] >= 0 && utf8[i - 1] <= ' ') {
            i--;
        }
        return i;
    }
}
