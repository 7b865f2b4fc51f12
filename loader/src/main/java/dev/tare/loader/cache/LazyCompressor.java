package dev.tare.loader.cache;

import org.jspecify.annotations.Nullable;

/**
 * A compressor that is made when the first text is packed: native code takes longer to load than a bundle to open. Where there is none for the
 * platform nothing is packed.
 */
final class LazyCompressor {

    private final byte[] dictionary;
    private @Nullable Compressor made;
    private boolean failed;

    LazyCompressor(byte[] dictionary) {
        this.dictionary = dictionary;
    }

    int dictionaryBytes() {
        return dictionary.length;
    }

    /** Returns the text packed, or null where nothing can be. */
    byte @Nullable [] pack(byte[] text) {
        Compressor compressor = orNull();
        return compressor == null ? null : compressor.pack(text);
    }

    /** Returns the compressor by which something was packed. */
    Compressor get() {
        Compressor compressor = orNull();
        if (compressor == null) {
            throw new IllegalStateException("nothing was packed");
        }
        return compressor;
    }

    private synchronized @Nullable Compressor orNull() {
        if (made == null && !failed) {
            try {
                made = Compressor.of(dictionary);
            } catch (LinkageError e) {
                failed = true;
                System.getLogger(LazyCompressor.class.getName())
                        .log(
                                System.Logger.Level.WARNING,
                                "no Zstandard for this platform: nothing is kept compressed in memory; {0}",
                                e.toString());
            }
        }
        return made;
    }
}
