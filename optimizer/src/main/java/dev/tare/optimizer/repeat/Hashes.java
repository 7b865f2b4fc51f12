package dev.tare.optimizer.repeat;

/** Hashes that are the same in every run: bytes one by one, and numbers made of numbers. */
final class Hashes {

    static final long SEED = 0xcbf29ce484222325L;

    private Hashes() {}

    static long step(long hash, int b) {
        long next = (hash ^ b) * 0x100000001b3L;
        return next ^ next >>> 29;
    }

    /** Spreads all bits of a number over all others. */
    static long mixed(long number) {
        long x = number;
        x = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
        x = (x ^ x >>> 27) * 0x94d049bb133111ebL;
        return x ^ x >>> 31;
    }
}
