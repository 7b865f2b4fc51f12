package dev.tare.cli;

import dev.tare.core.text.ContentHash;

/**
 * Sets up and compiles on a second thread what hashes need, which takes Java some 20 ms, while the first one finds and reads a bundle's index. Nothing waits
 * for it, and it changes no result.
 */
final class HashWarmup extends Thread {

    /** So many bytes that what hashes them is compiled, which it is after some hundred blocks of 64. */
    private static final int ENOUGH = 64 << 10;

    private HashWarmup() {
        super("tare-hash-warmup");
        setDaemon(true);
    }

    /** Starts the warm-up where there is a processor for it. */
    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            new HashWarmup().start();
        }
    }

    @Override
    public void run() {
        ContentHash.of(new byte[ENOUGH]);
    }
}
