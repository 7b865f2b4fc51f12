package dev.tare.optimizer.refactor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs pieces that changed with what they became: candidates share rare words or stand between the same neighbours, and the most similar
 * pairs are taken first. Work is in proportion to the text that is neither kept nor moved.
 */
final class Similar {

    /** A word that more pieces have than this tells nothing. */
    private static final int MOST_POSTINGS = 48;

    private static final int MOST_RARE = 12;
    private static final int MOST_CANDIDATES = 8;
    private static final double LEAST = 0.5;
    private static final double LEAST_SHORT = 0.6;
    private static final double LEAST_WITHIN = 0.8;
    private static final int SHORT = 3;

    private record Pair(int old, int now, double score) {}

    private final Matching matching;
    private final PieceTable before;
    private final PieceTable after;
    private final Map<Integer, int[]> postings = new HashMap<>();
    private final Map<Integer, int[]> words = new HashMap<>();

    private Similar(Matching matching) {
        this.matching = matching;
        this.before = matching.before();
        this.after = matching.after();
    }

    static void match(Matching matching) {
        new Similar(matching).run();
    }

    private void run() {
        for (int now = 0; now < after.size(); now++) {
            if (matching.isFree(now)) {
                index(now);
            }
        }
        if (words.isEmpty()) {
            return;
        }
        List<Pair> pairs = new ArrayList<>();
        List<Pair> within = new ArrayList<>();
        for (int old = 0; old < before.size(); old++) {
            if (matching.isOpen(old)) {
                pairs(old, pairs, within);
            }
        }
        Comparator<Pair> best = Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparingInt(Pair::old)
                .thenComparingInt(Pair::now);
        pairs.sort(best);
        for (Pair pair : pairs) {
            if (matching.isOpen(pair.old) && matching.isFree(pair.now)) {
                matching.take(pair.old, pair.now, PieceFate.CHANGED);
            }
        }
        within.sort(best);
        for (Pair pair : within) {
            if (matching.isOpen(pair.old)) {
                matching.take(pair.old, pair.now, PieceFate.CHANGED);
            }
        }
    }

    private void index(int now) {
        int[] of = Words.hashes(after.text(now));
        words.put(now, of);
        for (int i = 0; i < of.length; i++) {
            if (i > 0 && of[i] == of[i - 1]) {
                continue;
            }
            int[] list = postings.computeIfAbsent(of[i], word -> new int[] {0, 0, 0});
            int size = ++list[0];
            if (size > MOST_POSTINGS) {
                continue;
            }
            if (size == list.length) {
                list = Arrays.copyOf(list, size * 2);
                postings.put(of[i], list);
            }
            list[size] = now;
        }
    }

    private void pairs(int old, List<Pair> pairs, List<Pair> within) {
        int[] of = Words.hashes(before.text(old));
        Map<Integer, Integer> votes = new HashMap<>();
        int module = before.moduleOf(old);
        neighbours(old, module, votes);
        List<int[]> rare = new ArrayList<>();
        for (int i = 0; i < of.length; i++) {
            int[] list = i > 0 && of[i] == of[i - 1] ? null : postings.get(of[i]);
            if (list != null && list[0] <= MOST_POSTINGS) {
                rare.add(list);
            }
        }
        rare.sort(Comparator.comparingInt(list -> list[0]));
        for (int[] list : rare.subList(0, Math.min(MOST_RARE, rare.size()))) {
            for (int i = 1; i <= list[0]; i++) {
                votes.merge(list[i], 1, Integer::sum);
            }
        }
        List<Map.Entry<Integer, Integer>> candidates = new ArrayList<>(votes.entrySet());
        candidates.sort(
                Map.Entry.<Integer, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        int there = after.module(before.modules().get(module).source().id());
        for (Map.Entry<Integer, Integer> candidate :
                candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()))) {
            int now = candidate.getKey();
            int[] others = words.getOrDefault(now, new int[0]);
            int common = Words.common(of, others);
            double alike = 2.0 * common / Math.max(1, of.length + others.length);
            double least = Math.min(of.length, others.length) <= SHORT ? LEAST_SHORT : LEAST;
            boolean same = there >= 0 && now >= after.first(there) && now < after.first(there + 1);
            if (alike >= least || of.length == 0 && others.length == 0) {
                pairs.add(new Pair(old, now, alike + (same ? 0.05 : 0)));
            } else if (of.length > SHORT && common >= LEAST_WITHIN * of.length) {
                within.add(new Pair(old, now, alike));
            }
        }
    }

    /** What stands behind the partner of the piece before, and before that of the piece behind, is a candidate whatever its words. */
    private void neighbours(int old, int module, Map<Integer, Integer> votes) {
        int back = old - 1;
        while (back >= before.first(module) && matching.isOpen(back) && old - back < MOST_CANDIDATES) {
            back--;
        }
        if (back >= before.first(module) && !matching.isOpen(back)) {
            vote(matching.partners()[back] + 1, 1, votes);
        }
        int on = old + 1;
        while (on < before.first(module + 1) && matching.isOpen(on) && on - old < MOST_CANDIDATES) {
            on++;
        }
        if (on < before.first(module + 1) && !matching.isOpen(on)) {
            vote(matching.partners()[on] - 1, -1, votes);
        }
    }

    private void vote(int from, int step, Map<Integer, Integer> votes) {
        for (int now = from, i = 0;
                now >= 0 && now < after.size() && i < MOST_CANDIDATES && matching.isFree(now);
                now += step, i++) {
            votes.merge(now, 1, Integer::sum);
        }
    }
}
