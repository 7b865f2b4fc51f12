package dev.tare.core.config;

/**
 * How much of a framework is read.
 *
 * @param maxFileBytes the largest file that is read, in bytes; a larger one is a diagnostic
 * @param maxFiles the most files that are read; more are an error
 * @param maxDepth how many folders deep the tree is entered
 */
public record Limits(int maxFileBytes, int maxFiles, int maxDepth) {

    /** 16 MiB a file, 200,000 files, 64 folders deep. */
    public static final Limits DEFAULT = new Limits(16 << 20, 200_000, 64);
}
