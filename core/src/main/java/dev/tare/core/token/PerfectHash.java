package dev.tare.core.token;

import java.util.Arrays;

/**
 * A hash without collisions for a fixed set of 64-bit keys, found when the tables are made: hash and displace. The first
 * hash picks a bucket, the bucket's multiplier sends each of its keys to a slot of its own. A look-up reads one multiplier
 * and one slot, whether the key is there or not, and slots can be filled to more than nine tenths.
 */
final class PerfectHash {

    /** Keys for each bucket, on average. More make the table of multipliers smaller and the search longer. */
    private static final int BUCKET_LOAD = 4;

    /** Slots for each key. */
    private static final double SPACE = 1.06;

    private final char[] multipliers;
    private final int slots;

    private PerfectHash(char[] multipliers, int slots) {
        this.multipliers = multipliers;
        this.slots = slots;
    }

    /** Returns the slot of a hash; the same for every caller who has the multipliers and the number of slots. */
    static int slot(long hash, char[] multipliers, int slots) {
        int multiplier = multipliers[(int) ((hash >>> 32) * multipliers.length >>> 32)] << 1 | 1;
        return (int) ((hash * multiplier >>> 32) * slots >>> 32);
    }

    /** Returns a perfect hash for these hashes of keys, which must differ from each other. */
    static PerfectHash of(long[] hashes) {
        int slots = (int) (hashes.length * SPACE) + 1;
        int buckets = hashes.length / BUCKET_LOAD + 1;
        long[] ordered = byFallingBucketSize(hashes, buckets);
        char[] multipliers = new char[buckets];
        boolean[] taken = new boolean[slots];
        for (int from = 0; from < ordered.length; ) {
            int bucket = bucket(ordered[from], buckets);
            int to = from + 1;
            while (to < ordered.length && bucket(ordered[to], buckets) == bucket) {
                to++;
            }
            place(ordered, from, to, bucket, multipliers, taken);
            from = to;
        }
        return new PerfectHash(multipliers, slots);
    }

    char[] multipliers() {
        return multipliers;
    }

    int slots() {
        return slots;
    }

    private static int bucket(long hash, int buckets) {
        return (int) ((hash >>> 32) * buckets >>> 32);
    }

    /** Large buckets come first, while there is room; ties in the order of the hashes, so that the outcome is fixed. */
    private static long[] byFallingBucketSize(long[] hashes, int buckets) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int[] sizes = new int[buckets];
        for (long hash : sorted) {
            sizes[bucket(hash, buckets)]++;
        }
        Long[] boxed = new Long[sorted.length];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = sorted[i];
        }
        Arrays.sort(boxed, (a, b) -> {
            int x = bucket(a, buckets);
            int y = bucket(b, buckets);
            return sizes[x] != sizes[y] ? Integer.compare(sizes[y], sizes[x]) : Integer.compare(x, y);
        });
        for (int i = 0; i < boxed.length; i++) {
            sorted[i] = boxed[i];
        }
        return sorted;
    }

    private static void place(long[] hashes, int from, int to, int bucket, char[] multipliers, boolean[] taken) {
        for (int multiplier = 0; multiplier <= Character.MAX_VALUE; multiplier++) {
            multipliers[bucket] = (char) multiplier;
            int placed = from;
            while (placed < to) {
                int slot = slot(hashes[placed], multipliers, taken.length);
                if (taken[slot]) {
                    break;
                }
                taken[slot] = true;
                placed++;
            }
            if (placed == to) {
                return;
            }
            while (placed > from) {
                placed--;
                taken[slot(hashes[placed], multipliers, taken.length)] = false;
            }
        }
        throw new IllegalStateException("no multiplier keeps the keys of bucket " + bucket + " apart");
    }
}
