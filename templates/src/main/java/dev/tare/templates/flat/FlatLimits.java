package dev.tare.templates.flat;

/**
 * How much prompts may hold. A way of includes that nobody meant ends in an error before a disk is full.
 *
 * @param bytes of the sources in one prompt, at most
 * @param files in one prompt, at most
 * @param allBytes of the sources in all prompts, at most
 * @param allFiles in all prompts, at most
 */
public record FlatLimits(long bytes, int files, long allBytes, int allFiles) {

    /** 100 MB and 100,000 files in one prompt, 4 GB and two million in all. */
    public static final FlatLimits DEFAULT = new FlatLimits(100_000_000, 100_000, 4_000_000_000L, 2_000_000);
}
