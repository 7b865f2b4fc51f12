package dev.tare.loader.cache;

/**
 * How much a cache holds.
 *
 * @param decoded the templates that are kept decoded (L1)
 * @param decodedBytes what these weigh, with an estimate of what the objects around the texts take
 * @param compressed the templates that are kept compressed (L2)
 * @param compressedBytes what these weigh, the dictionary's share included
 */
public record CacheSizes(long decoded, long decodedBytes, long compressed, long compressedBytes) {

    static final CacheSizes EMPTY = new CacheSizes(0, 0, 0, 0);
}
