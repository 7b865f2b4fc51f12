package dev.tare.core.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in parallel and gives their results in the order of the input, whatever thread was first. All parallelism of
 * Tare goes through here.
 */
public final class TaskExecutor implements AutoCloseable {

    private final int parallelism;
    private final @Nullable ExecutorService threads;

    private TaskExecutor(int parallelism) {
        this.parallelism = parallelism;
        this.threads = parallelism == 1 ? null : Executors.newFixedThreadPool(parallelism - 1, new Workers());
    }

    /** Returns an executor that runs everything in the calling thread: for tests, and for one core. */
    public static TaskExecutor direct() {
        return new TaskExecutor(1);
    }

    /** Returns an executor of this many threads, the calling one included; at least 1. */
    public static TaskExecutor ofParallelism(int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, not " + parallelism);
        }
        return new TaskExecutor(parallelism);
    }

    /** Returns an executor with a thread for each processor. */
    public static TaskExecutor ofProcessors() {
        return ofParallelism(Runtime.getRuntime().availableProcessors());
    }

    /** Returns how many tasks run at once, the calling thread included. */
    public int parallelism() {
        return parallelism;
    }

    /**
     * Applies the function to every input and returns the results in the order of the inputs. When calls throw, the other
     * inputs are still worked on, and the exception of the first such input, in input order, is thrown at the end. A task
     * may call this method again. An interrupt is kept for the caller and cuts nothing short.
     *
     * @throws IllegalStateException when the executor is closed
     */
    public <T, R> List<R> map(List<T> inputs, Function<? super T, ? extends R> function) {
        Batch<T, R> batch = new Batch<>(inputs, function);
        ExecutorService pool = threads;
        if (pool != null) {
            if (pool.isShutdown()) {
                throw new IllegalStateException("the executor is closed");
            }
            int extra = Math.min(parallelism, inputs.size()) - 1;
            for (int i = 0; i < extra; i++) {
                pool.execute(batch);
            }
        }
        batch.run();
        // Waits for the inputs that others have begun, not for the others: when map is called inside a task, these may
        // all
        // be busy with the tasks around it, and would never come to this batch.
        awaitUninterruptibly(batch.open);
        return batch.results();
    }

    /** Lets the threads end when they have done what they are doing; the executor cannot be used afterwards. */
    @Override
    public void close() {
        if (threads != null) {
            threads.shutdown();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Workers implements ThreadFactory {

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "tare-worker");
            thread.setDaemon(true);
            return thread;
        }
    }

    /** One call of {@link #map}: workers take the next input until there is none. */
    private static final class Batch<T, R> implements Runnable {

        private final List<T> inputs;
        private final Function<? super T, ? extends R> function;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<@Nullable Object> outcomes;

        /** Counts the inputs that are not done. */
        private final CountDownLatch open;

        Batch(List<T> inputs, Function<? super T, ? extends R> function) {
            this.inputs = inputs;
            this.function = function;
            this.outcomes = new AtomicReferenceArray<>(inputs.size());
            this.open = new CountDownLatch(inputs.size());
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < inputs.size(); i = next.getAndIncrement()) {
                Object outcome;
                try {
                    outcome = function.apply(inputs.get(i));
                } catch (RuntimeException | Error e) {
                    outcome = new Failure(e);
                }
                outcomes.set(i, outcome);
                open.countDown();
            }
        }

        @SuppressWarnings("unchecked") // every outcome that is no failure came from the function
        List<R> results() {
            Object[] results = new Object[inputs.size()];
            for (int i = 0; i < results.length; i++) {
                Object outcome = outcomes.get(i);
                if (outcome instanceof Failure failure) {
                    failure.rethrow();
                }
                results[i] = outcome;
            }
            return (List<R>) new ArrayList<>(Arrays.asList(results));
        }
    }

    private record Failure(Throwable cause) {

        void rethrow() {
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        }
    }
}
