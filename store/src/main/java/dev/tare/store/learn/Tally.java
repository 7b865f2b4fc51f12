package dev.tare.store.learn;

/**
 * A sum of weights that halve with every half-life. Kept as it was at one time, so that sums of different times add up whatever their order.
 *
 * @param weight the sum at that time, at least 0
 * @param at the time, in milliseconds since 1970
 */
public record Tally(double weight, long at) {

    /** More than all rows that a store keeps can weigh. */
    public static final double MOST = 1e12;

    static final Tally NONE = new Tally(0, 0);

    public Tally {
        if (!(weight >= 0 && weight < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a weight is at least 0 and finite, not " + weight);
        }
    }

    /** Returns the sum with one event more, or one less: for a weight of 1 or of -1 at the time of the event. */
    Tally plus(double more, long time, double halfLifeMillis) {
        if (weight == 0) {
            return new Tally(Math.max(0, more), time);
        }
        long later = Math.max(at, time);
        double sum = weightAt(later, halfLifeMillis) + more * decay((double) later - time, halfLifeMillis);
        // What is taken away was added before, so that anything below 0 is a rounding.
        return new Tally(Math.max(0, sum), later);
    }

    /** Returns the sum as it is at a time; one before the sum's own gives the sum as it is kept. */
    double weightAt(long time, double halfLifeMillis) {
        return weight * decay(Math.max(0, (double) time - at), halfLifeMillis);
    }

    private static double decay(double millis, double halfLifeMillis) {
        return Math.pow(0.5, millis / halfLifeMillis);
    }
}
