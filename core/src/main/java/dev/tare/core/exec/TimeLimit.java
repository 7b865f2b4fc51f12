package dev.tare.core.exec;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs code that nobody vouches for, and waits no longer for it than it may take. */
public final class TimeLimit {

    private TimeLimit() {}

    /** Its threads come at the first call, and none of them keeps the process from ending. */
    private static final class Threads {

        static final ExecutorService POOL = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "tare-limited");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Returns what the task returns. One that takes too long is interrupted and left to itself: Java cannot end it, so it must own all
     * that it changes.
     *
     * @throws TimeoutException when it takes longer than the limit
     * @throws ExecutionException when it throws anything; that is the cause
     */
    public static <T> T call(Duration limit, Callable<T> task) throws TimeoutException, ExecutionException {
        FutureTask<T> work = new FutureTask<>(task);
        Threads.POOL.execute(work);
        long until = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return work.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    // An interrupt is kept for the caller, as everywhere in this room.
                    interrupted = true;
                }
            }
        } finally {
            work.cancel(true);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
