package dev.tare.store.rows;

import dev.tare.core.exec.Background;
import dev.tare.store.db.StoreException;
import dev.tare.store.use.Use;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Writes loads in batches, in a thread of its own: as soon as there are {@value #BATCH}, and after a second at the latest. What is lost when
 * the process is killed is the last second. A database that is locked or full is tried again later, and loads wait for it as long as there is
 * room. For any number of threads.
 */
public final class UseWriter implements AutoCloseable {

    /** As many rows as wait are worth a transaction. */
    public static final int BATCH = 1000;

    /** The most rows of a transaction, when more wait: pages that a batch changes are then written once for several. */
    public static final int LARGEST_BATCH = 10_000;

    /** How long a load waits to be written, at most, when the disk keeps up. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** The most loads in memory. */
    public static final int MOST_WAITING = 20_000;

    private static final Duration PATIENCE_FOR_ROOM = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final WaitingLoads.Mark NONE = new WaitingLoads.Mark(0, 0);

    private final UseRows rows;
    private final Background thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private final WaitingLoads waiting = new WaitingLoads();

    /** What is to be written as soon as can be. */
    private WaitingLoads.Mark hurried = NONE;

    /** When the first of the loads that wait was added, by the clock of {@link System#nanoTime()}. */
    private long since;

    private final WriteFailures failures = new WriteFailures();
    private long leftOut;
    private boolean closed;

    /** Starts the thread. */
    public UseWriter(UseRows rows) {
        this.rows = rows;
        this.thread = Background.start("tare-store-writer", this::work);
    }

    /**
     * Takes a load to be written. When too many wait, one that was loaded ahead is left out, and any other waits for room, 10 seconds at most;
     * after a failure none does.
     *
     * @return whether it was taken: not when there was no room, nor after the end
     */
    public boolean add(Use use) {
        return add(use, !WaitingLoads.isAhead(use));
    }

    /**
     * Takes a load to be written, and waits for nothing: when too many wait, it is left out.
     *
     * @return whether it was taken: not when there was no room, nor after the end
     */
    public boolean offer(Use use) {
        return add(use, false);
    }

    private boolean add(Use use, boolean patient) {
        lock.lock();
        try {
            if (patient) {
                await(() -> hasRoom() || closed || failures.last() != null, PATIENCE_FOR_ROOM);
            }
            if (closed || !hasRoom()) {
                leftOut++;
                return false;
            }
            if (waiting.size() == 0) {
                since = System.nanoTime();
            }
            waiting.add(use);
            if (waiting.size() == 1 || waiting.size() == BATCH) {
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom() {
        return waiting.held() < MOST_WAITING;
    }

    /** Waits, with the lock held, until the condition holds or patience ends, and tells whether it holds. An interrupt is kept for the caller. */
    private boolean await(BooleanSupplier condition, Duration patience) {
        long rest = patience.toNanos();
        boolean interrupted = false;
        while (!condition.getAsBoolean() && rest > 0) {
            try {
                rest = changed.awaitNanos(rest);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Background.keepInterrupt();
        }
        return condition.getAsBoolean();
    }

    /** Returns how many loads were left out since there was no room, or could not be written. */
    public long leftOut() {
        lock.lock();
        try {
            return leftOut;
        } finally {
            lock.unlock();
        }
    }

    /** Returns why nothing is written: the last attempt failed. Nothing when it did not. */
    public Optional<StoreException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failures.last());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was added before is written; after a failure it is tried again at once.
     *
     * @throws StoreException when something could not be written, or takes over 30 seconds
     */
    public void flush() throws StoreException {
        lock.lock();
        try {
            WaitingLoads.Mark all = waiting.mark();
            long before = failures.count();
            hurried = all;
            changed.signalAll();
            boolean ended = await(() -> failures.count() > before || waiting.isDone(all), PATIENCE);
            StoreException failure = failures.last();
            if (failures.count() > before && failure != null) {
                throw failure;
            }
            if (!ended) {
                throw tooSlow();
            }
        } finally {
            lock.unlock();
        }
    }

    private StoreException tooSlow() {
        return new StoreException(
                StoreException.Kind.OTHER,
                "the store takes too long to write " + waiting.size() + " loads",
                "look at its disk, and at who else uses it");
    }

    /**
     * Writes what waits and ends the thread. What cannot be written now is left out.
     *
     * @throws StoreException when something could not be written
     */
    @Override
    public void close() throws StoreException {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean ended = thread.await(PATIENCE);
        lock.lock();
        try {
            StoreException failure = failures.last();
            if (failure != null) {
                throw failure;
            }
            if (!ended) {
                throw tooSlow();
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (List<Use> batch = next(); !batch.isEmpty(); batch = next()) {
            try {
                rows.insert(batch);
                written(batch);
            } catch (StoreException e) {
                failed(batch, e);
            } catch (RuntimeException | Error e) {
                failed(
                        batch,
                        new StoreException(
                                StoreException.Kind.OTHER, "the store failed: " + e, "report it with this message", e));
            }
        }
    }

    private void written(List<Use> batch) {
        lock.lock();
        try {
            waiting.done(batch);
            failures.end();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void failed(List<Use> batch, StoreException failed) {
        lock.lock();
        try {
            failures.add(failed);
            if (!closed && WriteFailures.mayPass(failed)) {
                waiting.putBack(batch);
            } else {
                waiting.done(batch);
                leftOut += batch.size();
            }
            if (closed) {
                List<Use> rest = waiting.take(MOST_WAITING);
                waiting.done(rest);
                leftOut += rest.size();
            }
            // Whoever flushes is told, and does not have it tried over and over.
            hurried = NONE;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the next batch; an empty one when there will be none. */
    private List<Use> next() {
        lock.lock();
        try {
            while (!closed && !isDue()) {
                try {
                    if (waiting.size() == 0) {
                        changed.await();
                    } else {
                        changed.await(dueAt() - System.nanoTime(), TimeUnit.NANOSECONDS);
                    }
                } catch (InterruptedException e) {
                    // Nobody has this thread but this class, which never interrupts it.
                    throw new IllegalStateException(e);
                }
            }
            // What is left after this batch is as old at most; it goes with the next one, which is due then, and no
            // later.
            return waiting.take(LARGEST_BATCH);
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        if (waiting.size() == 0) {
            return false;
        }
        return !waiting.isDone(hurried)
                || failures.last() == null && waiting.size() >= BATCH
                || System.nanoTime() - dueAt() >= 0;
    }

    private long dueAt() {
        return failures.last() == null ? since + LONGEST_WAIT.toNanos() : failures.retryAt();
    }
}
