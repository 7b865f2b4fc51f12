package dev.tare.optimizer.repeat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/**
 * Pairs of texts that may be nearly the same: they have bands of their signatures in common. Of many that
 * share a band each is paired with the next few only, and each text is in a few pairs at most.
 */
final class NearPairs {

    /** With how many of those that share a band a text is paired, and how far it looks for them. */
    private static final int NEXT = 2;

    private static final int FARTHEST = 8;

    /** How many pairs a text may be in: those with the most bands in common. */
    private static final int MOST_PAIRS = 6;

    static final double LEAST_COMMON = 0.75;
    private static final int CHUNK = 256;

    /** So many places of a text that stands in many are looked at. */
    private static final int MOST_PLACES = 8;

    private final NearTexts texts;
    private final BiPredicate<ModuleId, ModuleId> mayMeet;
    private final TaskExecutor executor;
    private final WorkCount work;

    NearPairs(NearTexts texts, BiPredicate<ModuleId, ModuleId> mayMeet, TaskExecutor executor, WorkCount work) {
        this.texts = texts;
        this.mayMeet = mayMeet;
        this.executor = executor;
        this.work = work;
    }

    /** Returns the pairs, each as the number of its first text above that of the second, the most promising first. */
    List<Long> find() {
        int[][] bands = bands();
        List<Integer> all = IntStream.range(0, MinHash.BANDS).boxed().toList();
        long[] votes = joined(executor.map(all, band -> sharing(bands, band)));
        Arrays.sort(votes);
        Set<Long> pairs = new LinkedHashSet<>();
        for (long pair : texts.chained()) {
            if (mayMeet((int) (pair >>> 32), (int) pair)) {
                pairs.add(pair);
            }
        }
        pairs.addAll(chosen(votes));
        return List.copyOf(pairs);
    }

    private int[][] bands() {
        List<Integer> chunks =
                IntStream.range(0, (texts.size() + CHUNK - 1) / CHUNK).boxed().toList();
        int[][] bands = new int[texts.size()][];
        executor.map(chunks, chunk -> {
            for (int i = chunk * CHUNK; i < Math.min(texts.size(), (chunk + 1) * CHUNK); i++) {
                bands[i] = MinHash.bands(texts.wordsOf(i));
            }
            return chunk;
        });
        return bands;
    }

    /** Returns the pairs of texts that share a band. */
    private long[] sharing(int[][] bands, int band) {
        long[] order = new long[bands.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = (long) bands[i][band] << 32 | i;
        }
        Arrays.sort(order);
        long[] pairs = new long[16];
        int size = 0;
        for (int i = 0; i < order.length; i++) {
            int next = 0;
            for (int j = i + 1;
                    j < order.length && j <= i + FARTHEST && next < NEXT && order[j] >> 32 == order[i] >> 32;
                    j++) {
                int a = (int) order[i];
                int b = (int) order[j];
                work.addComparisons(1);
                if (isLikely(a, b)) {
                    if (size == pairs.length) {
                        pairs = Arrays.copyOf(pairs, size * 2);
                    }
                    pairs[size++] = (long) a << 32 | b;
                    next++;
                }
            }
        }
        return Arrays.copyOf(pairs, size);
    }

    private boolean isLikely(int a, int b) {
        int one = texts.words(a);
        int other = texts.words(b);
        return Math.min(one, other) >= LEAST_COMMON * Math.max(one, other) && !texts.overlap(a, b) && mayMeet(a, b);
    }

    private boolean mayMeet(int a, int b) {
        int[] ones = texts.get(a).starts();
        int[] others = texts.get(b).starts();
        for (int i = 0; i < Math.min(MOST_PLACES, ones.length); i++) {
            ModuleId one = texts.table.source(ones[i]).id();
            for (int j = 0; j < Math.min(MOST_PLACES, others.length); j++) {
                if (mayMeet.test(one, texts.table.source(others[j]).id())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns those with the most votes of each text, these first. */
    private List<Long> chosen(long[] votes) {
        List<long[]> counted = new ArrayList<>();
        for (int i = 0; i < votes.length; ) {
            int next = i + 1;
            while (next < votes.length && votes[next] == votes[i]) {
                next++;
            }
            counted.add(new long[] {votes[i], next - i});
            i = next;
        }
        counted.sort((x, y) -> x[1] != y[1] ? Long.compare(y[1], x[1]) : Long.compare(x[0], y[0]));
        byte[] used = new byte[texts.size()];
        List<Long> chosen = new ArrayList<>();
        for (long[] pair : counted) {
            int a = (int) (pair[0] >>> 32);
            int b = (int) pair[0];
            if (used[a] < MOST_PAIRS && used[b] < MOST_PAIRS) {
                used[a]++;
                used[b]++;
                chosen.add(pair[0]);
            }
        }
        return chosen;
    }

    /** Tells whether so many words of either text are in the other, in whatever order. */
    static boolean isAlike(WordScan a, WordScan b, double least) {
        long[] one = a.sorted();
        long[] other = b.sorted();
        int common = 0;
        for (int i = 0, j = 0; i < one.length && j < other.length; ) {
            if (one[i] == other[j]) {
                common++;
                i++;
                j++;
            } else if (one[i] < other[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common >= least * Math.max(one.length, other.length);
    }

    private static long[] joined(List<long[]> parts) {
        int size = 0;
        for (long[] part : parts) {
            size += part.length;
        }
        long[] all = new long[size];
        int at = 0;
        for (long[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
