package dev.tare.store.rows;

import dev.tare.store.db.StoreException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How attempts to write went, and when the next is worth making: after a second, and then twice as long each time, a minute at most. Not for several threads. */
final class WriteFailures {

    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private @Nullable StoreException last;
    private long count;
    private long pauseNanos;
    private long retryAt;

    /** Tells whether the same may go well later. A row that makes the store fail would do so again, and keep all others from being written. */
    static boolean mayPass(StoreException failure) {
        return switch (failure.kind()) {
            case LOCKED, FULL, NOT_WRITABLE -> true;
            case DAMAGED, NEWER, OTHER -> false;
        };
    }

    void add(StoreException failure) {
        last = failure;
        count++;
        pauseNanos = Math.min(LONGEST_PAUSE_NANOS, Math.max(SHORTEST_PAUSE_NANOS, 2 * pauseNanos));
        retryAt = System.nanoTime() + pauseNanos;
    }

    /** Notes that an attempt went well. */
    void end() {
        last = null;
        pauseNanos = 0;
    }

    /** Returns why the last attempt failed; null when it did not. */
    @Nullable
    StoreException last() {
        return last;
    }

    /** Returns how many there ever were. */
    long count() {
        return count;
    }

    /** Returns when the next attempt is worth making, by the clock of {@link System#nanoTime()}; of no meaning when the last one went well. */
    long retryAt() {
        return retryAt;
    }
}
