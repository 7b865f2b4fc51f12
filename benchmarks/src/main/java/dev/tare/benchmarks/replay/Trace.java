package dev.tare.benchmarks.replay;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.Sessions;
import java.util.Arrays;

/** Loads one after the other, by ids that count from 0, each of which has a size. */
public final class Trace {

    private final int[] ids;
    private final int[] bytes;

    /**
     * Makes a trace.
     *
     * @param ids what is loaded
     * @param bytes the size of each id
     */
    public Trace(int[] ids, int[] bytes) {
        this.ids = ids.clone();
        this.bytes = bytes.clone();
    }

    /** Stands for the next load of what is never loaded again. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Returns all loads of some sessions. */
    public static Trace of(Sessions sessions) {
        Catalogue catalogue = sessions.catalogue();
        return new Trace(
                sessions.loads(),
                catalogue.bytes().stream().mapToInt(Integer::intValue).toArray());
    }

    /** Returns the same loads, each of one byte, so that a cache's size is a number of ids. */
    public Trace uniform() {
        int[] ones = new int[bytes.length];
        Arrays.fill(ones, 1);
        return new Trace(ids, ones);
    }

    /** Returns how many loads there are. */
    int length() {
        return ids.length;
    }

    int id(int at) {
        return ids[at];
    }

    int bytes(int at) {
        return bytes[ids[at]];
    }

    /** Returns the mean size of a load, in bytes. */
    public double meanBytes() {
        return Arrays.stream(ids).mapToLong(id -> bytes[id]).average().orElse(0);
    }

    /** Returns for each load when the same is loaded next, or {@link #NEVER}. */
    int[] next() {
        int[] last = new int[bytes.length];
        Arrays.fill(last, NEVER);
        int[] next = new int[ids.length];
        for (int i = ids.length - 1; i >= 0; i--) {
            next[i] = last[ids[i]];
            last[ids[i]] = i;
        }
        return next;
    }

    /** Returns the share of loads that a cache has, from 0 to 1; it is filled by the first loads, which count as any. */
    public double hitRatio(ReplayedCache cache) {
        int hits = 0;
        for (int id : ids) {
            if (cache.get(id, bytes[id])) {
                hits++;
            }
        }
        return ids.length == 0 ? 0 : (double) hits / ids.length;
    }
}
