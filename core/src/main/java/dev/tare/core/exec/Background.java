package dev.tare.core.exec;

import java.time.Duration;

/** A thread that goes on beside the caller until its task returns. It keeps no process from ending. */
public final class Background {

    private final Thread thread;

    private Background(Thread thread) {
        this.thread = thread;
    }

    /**
     * Starts a task in a thread of its own.
     *
     * @param name the thread's name, for those who look at threads
     */
    public static Background start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return new Background(thread);
    }

    /** Waits for the task to return, and tells whether it did in time. An interrupt is kept for the caller and cuts nothing short. */
    public boolean await(Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        long rest = limit.toNanos();
        while (thread.isAlive() && rest > 0) {
            try {
                thread.join(rest / 1_000_000, (int) (rest % 1_000_000));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            rest = until - System.nanoTime();
        }
        if (interrupted) {
            keepInterrupt();
        }
        return !thread.isAlive();
    }

    /** Waits a while. An interrupt ends the wait and is kept for the caller. */
    public static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            keepInterrupt();
        }
    }

    /** Tells whether the calling thread was interrupted, so that it waits no longer; the interrupt is kept. */
    public static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    /** Tells the calling thread again that it was interrupted, for those who caught the exception and go on. */
    public static void keepInterrupt() {
        Thread.currentThread().interrupt();
    }
}
