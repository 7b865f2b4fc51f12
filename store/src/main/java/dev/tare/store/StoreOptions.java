package dev.tare.store;

import java.time.Duration;

/**
 * How a store works.
 *
 * @param halfLife the time in which what was learned loses half of its weight
 * @param keepAge how long rows and traces are kept
 * @param keepRows the most rows that are kept, at least 1
 * @param slowQuery how long a question to the database may take before it is logged
 * @param patience how long to wait for another process that holds the store
 */
public record StoreOptions(Duration halfLife, Duration keepAge, long keepRows, Duration slowQuery, Duration patience) {

    /** Half-life 7 days; 400 days and two million rows are kept; slow is what takes over half a second; 10 seconds of patience. */
    public static final StoreOptions DEFAULT = new StoreOptions(
            Duration.ofDays(7), Duration.ofDays(400), 2_000_000, Duration.ofMillis(500), Duration.ofSeconds(10));

    public StoreOptions {
        if (halfLife.compareTo(Duration.ofMillis(1)) < 0 || keepAge.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(
                    "half-life and age are at least 1 ms, not " + halfLife + " and " + keepAge);
        }
        if (keepRows < 1) {
            throw new IllegalArgumentException("at least 1 row is kept, not " + keepRows);
        }
    }
}
