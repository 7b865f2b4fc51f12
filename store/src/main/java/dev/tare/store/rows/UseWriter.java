package dev.tare.store.rows;

import dev.tare.core.exec.Background;
import dev.tare.store.db.StoreException;
import dev.tare.store.use.Use;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes loads in batches, in a thread of its own: as soon as there are {@value #BATCH}, and after a second at the latest. What is lost when
 * the process is killed is the last second. For any number of threads.
 */
public final class UseWriter implements AutoCloseable {

    /** The most rows of a transaction. */
    public static final int BATCH = 1000;

    /** How long a load waits to be written, at most, when the disk keeps up. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** The most loads that wait to be written. */
    public static final int MOST_WAITING = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FREQUENT = "frequent";

    private final UseRows rows;
    private final Background thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** What was asked for, and starts: learning needs them, so they go first and are never left out while there is time. */
    private final Deque<Use> first = new ArrayDeque<>();

    /** What was loaded ahead, and may be left out when too much waits. */
    private final Deque<Use> second = new ArrayDeque<>();

    /** When the first of the loads that wait was added, by the clock of {@link System#nanoTime()}. */
    private long since;

    private long leftOut;
    private boolean writing;
    private boolean flushing;
    private boolean closed;
    private @Nullable StoreException failure;

    /** Starts the thread. */
    public UseWriter(UseRows rows) {
        this.rows = rows;
        this.thread = Background.start("tare-store-writer", this::work);
    }

    /**
     * Takes a load to be written. When too many wait, one that was loaded ahead is left out, and any other waits for room, 10 seconds at most.
     *
     * @return whether it was taken: not when there was no room, nor after a failure or the end
     */
    public boolean add(Use use) {
        return add(use, !use.phase().equals(FREQUENT));
    }

    /**
     * Takes a load to be written, and waits for nothing: when too many wait, it is left out.
     *
     * @return whether it was taken: not when there was no room, nor after a failure or the end
     */
    public boolean offer(Use use) {
        return add(use, false);
    }

    private boolean add(Use use, boolean patient) {
        boolean ahead = use.phase().equals(FREQUENT);
        lock.lock();
        try {
            if (!patient && waiting() >= MOST_WAITING || !hasRoom()) {
                leftOut++;
                return false;
            }
            if (waiting() == 0) {
                since = System.nanoTime();
            }
            (ahead ? second : first).add(use);
            if (waiting() == 1 || waiting() == BATCH) {
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private int waiting() {
        return first.size() + second.size();
    }

    private boolean hasRoom() {
        return await(() -> waiting() < MOST_WAITING) && !closed && failure == null;
    }

    /** Waits, with the lock held, until the condition holds or nothing more will happen; 10 seconds at most. An interrupt is kept for the caller. */
    private boolean await(BooleanSupplier condition) {
        long rest = PATIENCE.toNanos();
        boolean interrupted = false;
        while (!condition.getAsBoolean() && failure == null && rest > 0) {
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

    /** Returns why nothing is written any more. */
    public Optional<StoreException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that was added is written.
     *
     * @throws StoreException when something could not be
     */
    public void flush() throws StoreException {
        lock.lock();
        try {
            flushing = true;
            changed.signalAll();
            await(() -> waiting() == 0 && !writing);
            if (failure != null) {
                throw failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes what waits and ends the thread.
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
        boolean ended = thread.await(PATIENCE.multipliedBy(2));
        lock.lock();
        try {
            if (failure != null) {
                throw failure;
            }
            if (!ended) {
                throw new StoreException(
                        StoreException.Kind.OTHER,
                        "the store took too long to write " + waiting() + " loads",
                        "look at its disk");
            }
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (List<Use> batch = next(); !batch.isEmpty(); batch = next()) {
            StoreException failed = null;
            try {
                rows.insert(batch);
            } catch (StoreException e) {
                failed = e;
            } catch (RuntimeException | Error e) {
                failed = new StoreException(
                        StoreException.Kind.OTHER, "the store failed: " + e, "report it with this message", e);
            }
            written(batch.size(), failed);
        }
    }

    private void written(int count, @Nullable StoreException failed) {
        lock.lock();
        try {
            writing = false;
            if (failed != null) {
                failure = failed;
                leftOut += count + waiting();
                first.clear();
                second.clear();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the next batch; an empty one when there will be none. */
    private List<Use> next() {
        lock.lock();
        try {
            while (!closed && failure == null && !isDue()) {
                try {
                    if (waiting() == 0) {
                        flushing = false;
                        changed.await();
                    } else {
                        changed.await(since + LONGEST_WAIT.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
                    }
                } catch (InterruptedException e) {
                    // Nobody has this thread but this class, which never interrupts it.
                    throw new IllegalStateException(e);
                }
            }
            List<Use> batch = new ArrayList<>(BATCH);
            // What is left after this batch is as old at most; it goes with the next one, which is due then, and no
            // later.
            while (batch.size() < BATCH && waiting() > 0) {
                batch.add(first.isEmpty() ? second.remove() : first.remove());
            }
            writing = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        int waiting = waiting();
        return waiting >= BATCH || waiting > 0 && (flushing || System.nanoTime() - since >= LONGEST_WAIT.toNanos());
    }
}
