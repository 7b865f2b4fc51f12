package dev.tare.optimizer.refactor;

import java.util.Arrays;

/**
 * Finds the pieces of one version in another: first what stands in the same module in the same order, then the same content in any
 * place, then what is similar. Each piece of the new version takes the place of one of the old.
 */
final class Matching {

    /** How many places of the same content are looked at for a piece. */
    private static final int MOST_PLACES = 32;

    /** How many pieces after it are compared to choose among places. */
    private static final int MOST_RUN = 16;

    private final PieceTable before;
    private final PieceTable after;
    private final long[] a;
    private final long[] b;
    private final int[] partners;
    private final PieceFate[] fates;
    private final boolean[] taken;

    Matching(PieceTable before, PieceTable after) {
        this.before = before;
        this.after = after;
        this.a = before.hashes();
        this.b = after.hashes();
        this.partners = new int[a.length];
        this.fates = new PieceFate[a.length];
        this.taken = new boolean[b.length];
        Arrays.fill(partners, -1);
        Arrays.fill(fates, PieceFate.LOST);
    }

    void run() {
        sameModules();
        Places places = Places.of(b);
        movedWithin(places);
        moved(places);
        Similar.match(this);
        shared(places);
    }

    PieceFate[] fates() {
        return fates;
    }

    int[] partners() {
        return partners;
    }

    /** Returns for each piece of the new version whether nothing of the old one became it. */
    boolean[] added() {
        boolean[] added = new boolean[taken.length];
        for (int i = 0; i < taken.length; i++) {
            added[i] = !taken[i];
        }
        return added;
    }

    PieceTable before() {
        return before;
    }

    PieceTable after() {
        return after;
    }

    boolean isOpen(int old) {
        return partners[old] < 0;
    }

    boolean isFree(int now) {
        return !taken[now];
    }

    void take(int old, int now, PieceFate fate) {
        partners[old] = now;
        fates[old] = fate;
        taken[now] = true;
    }

    /** Notes where a piece is found that another one has taken already. */
    void point(int old, int now, PieceFate fate) {
        partners[old] = now;
        fates[old] = fate;
    }

    private void sameModules() {
        for (int m = 0; m < before.modules().size(); m++) {
            int there = after.module(before.modules().get(m).source().id());
            if (there < 0) {
                continue;
            }
            int[] match = Sequences.match(
                    before.modules().get(m).hashes(), after.modules().get(there).hashes());
            for (int i = 0; i < match.length; i++) {
                if (match[i] >= 0) {
                    take(before.first(m) + i, after.first(there) + match[i], PieceFate.KEPT);
                }
            }
        }
    }

    private void movedWithin(Places places) {
        for (int old = 0; old < a.length; old++) {
            if (!isOpen(old)) {
                continue;
            }
            int there = after.module(before.id(old));
            if (there < 0) {
                continue;
            }
            // Places are in order, so those of one module are neighbours.
            int looked = 0;
            for (int i = places.from(a[old]); places.isOf(i, a[old]) && looked < MOST_PLACES; i++) {
                int now = places.piece(i);
                if (now >= after.first(there + 1)) {
                    break;
                }
                if (now >= after.first(there)) {
                    looked++;
                    if (isFree(now)) {
                        take(old, now, PieceFate.MOVED);
                        break;
                    }
                }
            }
        }
    }

    private void moved(Places places) {
        // Where to go on looking for free places of a hash: those before are taken, and taken they stay.
        int[] from = new int[b.length];
        for (int old = 0; old < a.length; old++) {
            if (!isOpen(old)) {
                continue;
            }
            int next = old > 0 && fates[old - 1] == PieceFate.MOVED ? partners[old - 1] + 1 : -1;
            if (next >= 0 && next < b.length && b[next] == a[old] && isFree(next)) {
                take(old, next, PieceFate.MOVED);
                continue;
            }
            int start = places.from(a[old]);
            if (!places.isOf(start, a[old])) {
                continue;
            }
            int i = start + from[start];
            while (places.isOf(i, a[old]) && !isFree(places.piece(i))) {
                i++;
            }
            from[start] = i - start;
            int best = -1;
            int bestRun = 0;
            for (int looked = 0; places.isOf(i, a[old]) && looked < MOST_PLACES; i++, looked++) {
                int now = places.piece(i);
                int run = isFree(now) ? run(old, now) : 0;
                if (run > bestRun) {
                    bestRun = run;
                    best = now;
                }
            }
            if (best >= 0) {
                take(old, best, PieceFate.MOVED);
            }
        }
    }

    private int run(int old, int now) {
        int length = 0;
        while (length < MOST_RUN
                && old + length < a.length
                && now + length < b.length
                && a[old + length] == b[now + length]
                && isOpen(old + length)
                && isFree(now + length)) {
            length++;
        }
        return length;
    }

    /** What stood several times and is there still, if fewer times; the copy in the same module is named before others. */
    private void shared(Places places) {
        for (int old = 0; old < a.length; old++) {
            if (!isOpen(old)) {
                continue;
            }
            int start = places.from(a[old]);
            if (!places.isOf(start, a[old])) {
                continue;
            }
            int there = after.module(before.id(old));
            int holder = places.piece(start);
            for (int i = start; there >= 0 && places.isOf(i, a[old]) && i - start < MOST_PLACES; i++) {
                int now = places.piece(i);
                if (now >= after.first(there) && now < after.first(there + 1)) {
                    holder = now;
                    break;
                }
            }
            point(old, holder, PieceFate.SHARED);
        }
    }
}
