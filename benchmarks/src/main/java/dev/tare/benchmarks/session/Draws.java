package dev.tare.benchmarks.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random draws from a seed, the same on every platform: {@link Random}'s sequence is a part of Java's specification. */
final class Draws {

    private final Random random;

    Draws(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a stream of draws of its own, so that more draws in one part change nothing in another. */
    Draws split() {
        return new Draws(random.nextLong());
    }

    /** From 0, to less than 1. */
    double uniform() {
        return random.nextDouble();
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** From low to high, both included. */
    int from(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Exponential. */
    double waiting(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** The index of a weight, drawn in proportion to it. */
    int weighted(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        double left = random.nextDouble() * sum;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    List<Integer> shuffled(List<Integer> values) {
        List<Integer> left = new ArrayList<>(values);
        for (int i = left.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            left.set(i, left.set(j, left.get(i)));
        }
        return left;
    }
}
