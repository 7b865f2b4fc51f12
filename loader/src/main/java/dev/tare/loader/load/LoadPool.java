package dev.tare.loader.load;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads templates, at most so many at once, those first for which somebody waits. Its threads come with the first load, end when there was
 * nothing to do for some seconds, and do not keep the process from ending.
 */
public final class LoadPool implements AutoCloseable {

    private static final long IDLE_SECONDS = 5;
    private static final long CLOSING_SECONDS = 5;

    private final @Nullable Duration limit;
    private final ThreadPoolExecutor readers;
    private final ScheduledThreadPoolExecutor watch;
    private final AtomicLong numbers = new AtomicLong();
    private final Set<ReadJob<?>> open = ConcurrentHashMap.newKeySet();

    /** What was started and may not have ended: a pool counts a thread as gone that has a few steps left. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /**
     * @param parallelism how many loads run at once, at least 1
     * @param limit how long one read may take; null for as long as it takes
     */
    public LoadPool(int parallelism, @Nullable Duration limit) {
        this.limit = limit;
        this.readers = new ThreadPoolExecutor(
                parallelism,
                parallelism,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new PriorityBlockingQueue<>(),
                named("tare-loader"));
        readers.allowCoreThreadTimeOut(true);
        this.watch = new ScheduledThreadPoolExecutor(1, named("tare-loader-watch"));
        watch.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        watch.allowCoreThreadTimeOut(true);
        watch.setRemoveOnCancelPolicy(true);
    }

    private ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            threads.removeIf(one -> one.getState() == Thread.State.TERMINATED);
            threads.add(thread);
            return thread;
        };
    }

    /**
     * Begins a read, or puts it behind others.
     *
     * @param urgent whether somebody waits for it
     */
    <T> ReadJob<T> submit(String name, boolean urgent, Callable<T> read) {
        ReadJob<T> job = new ReadJob<>(name, numbers.getAndIncrement(), urgent, read, limit, watch);
        open.add(job);
        job.then((outcome, failure) -> open.remove(job));
        run(job);
        return job;
    }

    private void run(ReadJob<?> job) {
        try {
            readers.execute(job);
        } catch (RejectedExecutionException e) {
            job.fail(LoadException.closed());
        }
    }

    /** Puts a read before all for which nobody waits. */
    void urge(ReadJob<?> job) {
        if (!job.isUrgent() && readers.getQueue().remove(job)) {
            job.urge();
            run(job);
        }
    }

    /** Cancels every read, and waits for the threads to end, some seconds at most: a read that heeds no interrupt goes on alone. */
    @Override
    public void close() {
        readers.shutdown();
        watch.shutdownNow();
        open.forEach(job -> job.fail(LoadException.closed()));
        readers.shutdownNow();
        boolean interrupted = false;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSING_SECONDS);
        while (true) {
            try {
                readers.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                watch.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                for (Thread thread : threads) {
                    TimeUnit.NANOSECONDS.timedJoin(thread, until - System.nanoTime());
                }
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
