package dev.tare.cli;

/**
 * A line on a terminal that says how far the reading is. It appears only when the work takes longer than half a second, is
 * written over itself and leaves nothing behind. Any thread may report.
 */
final class Progress {

    private static final long PATIENCE_NANOS = 500_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;

    private static final String CLEAR = "\r\u001b[K";

    private final Terminal terminal;
    private final boolean shown;
    private long next;
    private boolean dirty;
    private boolean done;

    Progress(Terminal terminal, boolean wanted, long nowNanos) {
        this.terminal = terminal;
        this.shown = wanted && terminal.showsProgress();
        this.next = nowNanos + PATIENCE_NANOS;
    }

    /** Says that this many of so many files are read; a total of 0 means that it is not known yet. */
    void report(int read, int total) {
        if (shown) {
            report(read, total, System.nanoTime());
        }
    }

    synchronized void report(int read, int total, long nowNanos) {
        if (!shown || done || nowNanos - next < 0) {
            return;
        }
        next = nowNanos + PAUSE_NANOS;
        dirty = true;
        terminal.write(CLEAR + "Reading " + read + (total > 0 ? " of " + total : "") + " files…");
    }

    /** Takes the line away, for good. */
    synchronized void close() {
        done = true;
        if (dirty) {
            terminal.write(CLEAR);
            dirty = false;
        }
    }
}
