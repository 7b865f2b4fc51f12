package dev.tare.loader.load;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One read, of a template or a piece of one, for all who want it: it is cancelled when the last of them lets go of it.
 *
 * @param <T> what is read
 */
final class ReadJob<T> implements Runnable, Comparable<ReadJob<?>> {

    private final String name;
    private final long number;
    private final Callable<T> read;
    private final @Nullable Duration limit;
    private final ScheduledExecutorService watch;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile boolean urgent;

    /** Guarded by this. */
    private @Nullable Thread reader;

    /** How many want the result; below 0 once nobody does. Guarded by this. */
    private int wanted;

    ReadJob(
            String name,
            long number,
            boolean urgent,
            Callable<T> read,
            @Nullable Duration limit,
            ScheduledExecutorService watch) {
        this.name = name;
        this.number = number;
        this.urgent = urgent;
        this.read = read;
        this.limit = limit;
        this.watch = watch;
    }

    /** Calls this with the outcome or the failure once it is over: in the thread that reads, or at once when it is over already. */
    @SuppressWarnings("FutureReturnValueIgnored") // what is called next throws nothing
    void then(BiConsumer<@Nullable T, @Nullable Throwable> next) {
        result.whenComplete(next);
    }

    boolean isUrgent() {
        return urgent;
    }

    /** Only while it stands in no queue, whose order hangs on it. */
    void urge() {
        urgent = true;
    }

    /** Tells whether one more may wait for it: not when it was given up. */
    synchronized boolean join() {
        if (wanted < 0 || result.isCompletedExceptionally()) {
            return false;
        }
        wanted++;
        return true;
    }

    /** One fewer waits for it; when it was the last one, nobody does, for this reason. */
    void leave(LoadException why) {
        boolean last;
        synchronized (this) {
            last = wanted > 0 && --wanted == 0;
            if (last) {
                wanted = -1;
            }
        }
        if (last) {
            fail(why);
        }
    }

    @Override
    public void run() {
        synchronized (this) {
            if (result.isDone()) {
                return;
            }
            reader = Thread.currentThread();
        }
        Future<?> alarm = null;
        try {
            alarm = alarm();
            result.complete(read.call());
        } catch (Throwable e) { // whatever it was, those who wait are told
            result.completeExceptionally(e);
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
            synchronized (this) {
                reader = null;
                // An interrupt that was meant for this read must not end the next one.
                Thread.interrupted();
            }
        }
    }

    private @Nullable Future<?> alarm() {
        if (limit == null) {
            return null;
        }
        try {
            return watch.schedule(this::timeOut, limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            return null; // closed meanwhile, and this read is told so too
        }
    }

    private void timeOut() {
        if (limit != null) {
            fail(LoadException.late(name, limit));
        }
    }

    void fail(Throwable why) {
        if (!result.completeExceptionally(why)) {
            return;
        }
        synchronized (this) {
            if (reader != null) {
                reader.interrupt();
            }
        }
    }

    @Override
    public int compareTo(ReadJob<?> other) {
        return urgent == other.urgent ? Long.compare(number, other.number) : urgent ? -1 : 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
