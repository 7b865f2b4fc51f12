package dev.tare.optimizer.repeat;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what a search does; sums do not depend on which thread counts first. */
final class WorkCount {

    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong comparisons = new AtomicLong();
    private final AtomicLong alignments = new AtomicLong();

    void addLooks(long more) {
        looks.addAndGet(more);
    }

    void addComparisons(long more) {
        comparisons.addAndGet(more);
    }

    void addAlignment() {
        alignments.incrementAndGet();
    }

    Repeats.Work done(long units) {
        return new Repeats.Work(units, looks.get(), comparisons.get(), alignments.get());
    }
}
