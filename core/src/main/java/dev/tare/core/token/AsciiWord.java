package dev.tare.core.token;

/**
 * Finds the end of a short ASCII word in sixteen bytes at once. The bytes lie in two numbers, the first one lowest, and each
 * of the eight bytes of a number is judged in its own eight bits: a sum with the right addend sets a byte's topmost bit where
 * the byte is in a range. So there is no loop, and no branch that depends on the length of a word.
 */
final class AsciiWord {

    /** The topmost bit of each byte. */
    static final long TOPS = 0x8080_8080_8080_8080L;

    private static final long ONES = 0x0101_0101_0101_0101L;

    private AsciiWord() {}

    /** Eight times the number of each byte, counted from the top, so that a shift by whole bytes brings it to the top. */
    private static final long PLACES = 0x0008_1018_2028_3038L;

    /** Returns a number that has the top bit of each byte that is a lower case ASCII letter. */
    static long lower(long bytes) {
        long low = bytes & ~TOPS;
        return low + (0x80 - 'a') * ONES & ~(low + (0x7F - 'z') * ONES) & ~bytes & TOPS;
    }

    /** Returns a number that has the top bit of each byte that is an upper case ASCII letter. */
    static long upper(long bytes) {
        long low = bytes & ~TOPS;
        return low + (0x80 - 'A') * ONES & ~(low + (0x7F - 'Z') * ONES) & ~bytes & TOPS;
    }

    /**
     * Returns how many bits lie below the lowest byte that has its top bit, or 0 without any. A product, since the first
     * compiler makes a call and a chain of branches of {@link Long#numberOfTrailingZeros}.
     */
    static int bitsBelow(long tops) {
        return (int) (((tops & -tops) >>> 7) * PLACES >>> 56);
    }
}
