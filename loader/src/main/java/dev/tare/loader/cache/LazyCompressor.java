package dev.tare.loader.cache;

import com.github.luben.zstd.ZstdException;
import org.jspecify.annotations.Nullable;

/**
 * A compressor that is made when the first text is packed: native code takes longer to load than a bundle to open. Where there is none for the
 * platform nothing is packed.
 */
final class LazyCompressor {

    private final byte[] dictionary;
    private @Nullable Compressor made;
    private boolean over;

    LazyCompressor(byte[] dictionary) {
        this.dictionary = dictionary;
    }

    int dictionaryBytes() {
        return dictionary.length;
    }

    /** Returns the text packed, or null where nothing can be. */
    synchronized byte @Nullable [] pack(byte[] text) {
        Compressor compressor = orNull();
        return compressor == null ? null : compressor.pack(text);
    }

    /** Returns the text of this many bytes that was packed, or null when the compressor is closed. */
    synchronized byte @Nullable [] unpack(byte[] packed, int bytes) {
        return made == null ? null : made.unpack(packed, bytes);
    }

    private @Nullable Compressor orNull() {
        if (made == null && !over) {
            try {
                made = Compressor.of(dictionary);
            } catch (LinkageError | IllegalStateException | ZstdException e) {
                over = true;
                System.getLogger(LazyCompressor.class.getName())
                        .log(System.Logger.Level.WARNING, "nothing is kept compressed in memory: {0}", e.toString());
            }
        }
        return made;
    }

    /** Gives back what lies outside of Java's memory; nothing is packed from then on. */
    synchronized void close() {
        over = true;
        if (made != null) {
            made.close();
            made = null;
        }
    }
}
