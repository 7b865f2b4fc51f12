package dev.tare.optimizer.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The ways to put pieces aside, from none to all, each with a smaller largest start than the one before it and with more tokens put aside.
 * Whoever takes, for a budget, the first one that keeps to it therefore never puts aside more for a larger budget than for a smaller
 * one.
 *
 * <p>With up to {@value #MOST_EXACT} pieces that are worth something each is exact: no other choice that keeps to its largest start
 * keeps more value in all starts together, unless it also puts aside more tokens than a choice for a smaller budget does. Otherwise pieces leave the largest start one by
 * one, the least value per token first, and then whatever still fits comes back, the most value per token first. For
 * one start, what is kept of the value is then less than the most that could be by no more than the value of a single piece. Where starts span
 * so many tokens that not every budget can be looked at, budgets that are close to each other have one choice.
 */
public final class Selections {

    /** With so many pieces all choices are looked at. */
    static final int MOST_EXACT = 10;

    /** So many budgets are looked at, evenly spread from the largest start to the smallest that can be reached. */
    private static final int MOST_STEPS = 512;

    private final int[] starts;
    private final List<Piece> pieces;

    /** The indices of the pieces, the one to go first first. */
    private final List<Integer> order = new ArrayList<>();

    private final List<Selection> found = new ArrayList<>();

    private Selections(int[] starts, List<Piece> pieces) {
        this.starts = starts;
        this.pieces = pieces;
        for (int i = 0; i < pieces.size(); i++) {
            order.add(i);
        }
        order.sort(new LeastWorthFirst());
    }

    /**
     * Returns the choices, the first of them none and the last one all pieces.
     *
     * @param starts how many tokens each start has with all pieces, at least one start
     * @param pieces the pieces; those of equal worth go in reverse order
     */
    public static List<Selection> of(int[] starts, List<Piece> pieces) {
        Selections selections = new Selections(starts.clone(), List.copyOf(pieces));
        selections.add(selections.selection(new boolean[pieces.size()]));
        if (pieces.size() <= MOST_EXACT) {
            selections.exact();
        } else {
            selections.greedy();
        }
        boolean[] all = new boolean[pieces.size()];
        Arrays.fill(all, true);
        if (selections.last().aside().size() < pieces.size()) {
            selections.found.add(selections.selection(all));
        }
        return Collections.unmodifiableList(selections.found);
    }

    /** Adds a choice and drops those that it makes needless: they put aside as much, for a larger start. */
    private void add(Selection selection) {
        if (found.isEmpty()) {
            found.add(selection);
            return;
        }
        if (selection.largest() >= last().largest()) {
            return;
        }
        while (last().tokens() >= selection.tokens()) {
            found.remove(found.size() - 1);
        }
        found.add(selection);
    }

    private Selection last() {
        return found.get(found.size() - 1);
    }

    private Selection selection(boolean[] out) {
        int[] left = starts.clone();
        long tokens = 0;
        List<Integer> aside = new ArrayList<>();
        for (int i = 0; i < out.length; i++) {
            if (out[i]) {
                aside.add(i);
                tokens += pieces.get(i).tokens();
                take(left, pieces.get(i));
            }
        }
        return new Selection(aside, largest(left), tokens);
    }

    private void exact() {
        int count = 1 << pieces.size();
        List<Selection> all = new ArrayList<>();
        long[] losses = new long[count];
        for (int set = 0; set < count; set++) {
            boolean[] out = new boolean[pieces.size()];
            for (int i = 0; i < out.length; i++) {
                out[i] = (set >> i & 1) == 1;
                losses[set] += out[i] ? pieces.get(i).loss() : 0;
            }
            all.add(selection(out));
        }
        List<Integer> sets = new ArrayList<>();
        for (int set = 0; set < count; set++) {
            sets.add(set);
        }
        // The largest start decides for which budgets a choice is one; of these the least value is to be lost, then the
        // fewest tokens.
        sets.sort(Comparator.comparingInt((Integer set) -> all.get(set).largest()));
        List<Selection> best = new ArrayList<>();
        int chosen = -1;
        for (int set : sets) {
            boolean better = chosen < 0
                    || losses[set] < losses[chosen]
                    || losses[set] == losses[chosen]
                            && all.get(set).tokens() < all.get(chosen).tokens();
            if (better) {
                chosen = set;
                best.add(all.get(set));
            }
        }
        Collections.reverse(best);
        best.forEach(this::add);
    }

    private void greedy() {
        int[] left = starts.clone();
        boolean[] out = new boolean[pieces.size()];
        int least = lowest();
        int step = Math.max(1, (largest(left) - least) / MOST_STEPS);
        List<List<Integer>> queues = queues();
        int[] next = new int[starts.length];
        int budget = largest(left);
        while (budget > least) {
            budget = Math.max(least, budget - step);
            while (largest(left) > budget) {
                int start = indexOfLargest(left);
                List<Integer> queue = queues.get(start);
                while (out[queue.get(next[start])]) {
                    next[start]++;
                }
                int piece = queue.get(next[start]);
                out[piece] = true;
                take(left, pieces.get(piece));
            }
            Selection selection = selection(refilled(left, out, budget));
            add(selection);
            budget = Math.min(budget, selection.largest());
        }
    }

    /** Returns what is out once everything that still fits is back. */
    private boolean[] refilled(int[] left, boolean[] out, int budget) {
        int[] filled = left.clone();
        boolean[] still = out.clone();
        for (int i = order.size() - 1; i >= 0; i--) {
            int index = order.get(i);
            Piece piece = pieces.get(index);
            boolean fits = still[index];
            for (int k = 0; fits && k < piece.starts().size(); k++) {
                fits = filled[piece.starts().get(k)] + piece.tokens() <= budget;
            }
            if (fits) {
                still[index] = false;
                for (int start : piece.starts()) {
                    filled[start] += piece.tokens();
                }
            }
        }
        return still;
    }

    /** Returns for each start its pieces, the one to go first first. */
    private List<List<Integer>> queues() {
        List<List<Integer>> queues = new ArrayList<>();
        for (int i = 0; i < starts.length; i++) {
            queues.add(new ArrayList<>());
        }
        for (int index : order) {
            for (int start : pieces.get(index).starts()) {
                queues.get(start).add(index);
            }
        }
        return queues;
    }

    /** Returns the largest start when all pieces are put aside. */
    private int lowest() {
        int[] left = starts.clone();
        for (Piece piece : pieces) {
            take(left, piece);
        }
        return largest(left);
    }

    private static void take(int[] left, Piece piece) {
        for (int start : piece.starts()) {
            left[start] -= piece.tokens();
        }
    }

    private static int largest(int[] left) {
        return left[indexOfLargest(left)];
    }

    private static int indexOfLargest(int[] left) {
        int largest = 0;
        for (int i = 1; i < left.length; i++) {
            largest = left[i] > left[largest] ? i : largest;
        }
        return largest;
    }

    /** By value per token; among equals what fewer starts have, then what is further away, then what is larger, then what stands later. */
    private final class LeastWorthFirst implements Comparator<Integer> {

        @Override
        public int compare(Integer a, Integer b) {
            Piece one = pieces.get(a);
            Piece other = pieces.get(b);
            int order = Long.compare((long) one.value() * other.tokens(), (long) other.value() * one.tokens());
            order = order != 0
                    ? order
                    : Integer.compare(one.starts().size(), other.starts().size());
            order = order != 0 ? order : Integer.compare(other.hops(), one.hops());
            order = order != 0 ? order : Integer.compare(other.tokens(), one.tokens());
            return order != 0 ? order : b.compareTo(a);
        }
    }
}
