package dev.tare.loader.use;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Durations by their size: eight classes for each power of two, so that a quantile is at most an eighth too large. Bounded memory, no lock.
 */
final class Durations {

    private static final int BITS = 3;
    private static final int PER_POWER = 1 << BITS;

    private final AtomicLongArray counts = new AtomicLongArray(64 * PER_POWER);

    void add(long nanos) {
        counts.incrementAndGet(bucket(Math.max(0, nanos)));
    }

    /** Returns a duration in nanoseconds that this share of all durations does not exceed; 0 when there are none. */
    long quantile(double share) {
        long all = 0;
        for (int i = 0; i < counts.length(); i++) {
            all += counts.get(i);
        }
        long rank = Math.max(1, (long) Math.ceil(share * all));
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= rank && counts.get(i) > 0) {
                return most(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        if (nanos < PER_POWER) {
            return (int) nanos;
        }
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        int fraction = (int) (nanos >>> (power - BITS)) - PER_POWER;
        return (power - BITS + 1) * PER_POWER + fraction;
    }

    /** Returns the longest duration of a class. */
    private static long most(int bucket) {
        if (bucket < PER_POWER) {
            return bucket;
        }
        int power = bucket / PER_POWER - 1;
        long fraction = (long) bucket % PER_POWER + PER_POWER;
        return ((fraction + 1) << power) - 1;
    }
}
