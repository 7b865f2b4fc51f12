package dev.tare.benchmarks.replay;

/** A cache of a given size that is told of loads one after the other, by one thread. */
public interface ReplayedCache {

    /**
     * Loads something, from the cache or else into it; a cache need not keep what it is given.
     *
     * @param id what is loaded, from 0
     * @param bytes its size, the same at every load of it
     * @return whether it was in the cache
     */
    boolean get(int id, int bytes);

    /** Makes an empty cache. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes a cache.
         *
         * @param bytes how much it may hold
         */
        ReplayedCache make(long bytes);
    }
}
