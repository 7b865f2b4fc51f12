package dev.tare.core.exec;

/** Something to be done when the process is told to end, unless it is called off before. */
public final class AtExit {

    private final Thread hook;

    private AtExit(Thread hook) {
        this.hook = hook;
    }

    /** Registers a task; it runs in a thread of its own, while others may still work. */
    public static AtExit register(Runnable task) {
        AtExit exit = new AtExit(new Thread(task, "tare-exit"));
        Runtime.getRuntime().addShutdownHook(exit.hook);
        return exit;
    }

    /** Tells whether the task has begun and not ended. */
    public boolean isRunning() {
        return hook.isAlive();
    }

    /** Calls the task off, and tells whether that was in time: not when the process is ending already. */
    public boolean cancel() {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
