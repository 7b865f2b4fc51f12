package dev.tare.store.learn;

/**
 * A Beta distribution: what is believed of a probability.
 *
 * @param opened the weight of starts after which the module was opened, above 0
 * @param missed the weight of starts after which it was not, above 0
 */
public record Beta(double opened, double missed) {

    public Beta {
        if (!(opened > 0 && missed > 0 && opened < Double.MAX_VALUE && missed < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("weights are above 0 and finite, not " + opened + " and " + missed);
        }
    }

    /** Returns the expected probability, from 0 to 1. */
    public double mean() {
        // Each divided by itself alone, so that the sum of two large weights cannot overflow.
        return 1 / (1 + missed / opened);
    }

    /** Returns the standard deviation of the probability: how far from the mean it may well be. */
    public double deviation() {
        double mean = mean();
        return Math.sqrt(mean * (1 - mean) / (opened + missed + 1));
    }
}
