package dev.tare.loader.cache;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import org.jspecify.annotations.Nullable;

/**
 * Compresses texts with Zstandard, and with a dictionary where there is one. Its contexts are made once, each used by one thread at a time: to
 * make one takes longer than to unpack a module.
 */
final class Compressor implements AutoCloseable {

    /** More would make what is slow slower: a text is packed while somebody waits for another one. */
    private static final int LEVEL = 3;

    private final ZstdCompressCtx packing = new ZstdCompressCtx();
    private final ZstdDecompressCtx unpacking = new ZstdDecompressCtx();

    private final @Nullable ZstdDictCompress packDictionary;
    private final @Nullable ZstdDictDecompress unpackDictionary;

    private Compressor(byte[] dictionary) {
        packing.setLevel(LEVEL);
        // The size is known from the index, and a checksum was checked when the text was read.
        packing.setContentSize(false).setChecksum(false).setDictID(false);
        if (dictionary.length > 0) {
            packDictionary = new ZstdDictCompress(dictionary, LEVEL);
            packing.loadDict(packDictionary);
            unpackDictionary = new ZstdDictDecompress(dictionary);
            unpacking.loadDict(unpackDictionary);
        } else {
            packDictionary = null;
            unpackDictionary = null;
        }
    }

    static Compressor of(byte[] dictionary) {
        return new Compressor(dictionary);
    }

    byte[] pack(byte[] text) {
        synchronized (packing) {
            return packing.compress(text);
        }
    }

    /** Returns the text of this many bytes that was packed. */
    byte[] unpack(byte[] packed, int bytes) {
        byte[] text = new byte[bytes];
        synchronized (unpacking) {
            unpacking.decompressByteArray(text, 0, bytes, packed, 0, packed.length);
        }
        return text;
    }

    /** Gives back what lies outside of Java's memory. */
    @Override
    public void close() {
        synchronized (packing) {
            packing.close();
            if (packDictionary != null) {
                packDictionary.close();
            }
        }
        synchronized (unpacking) {
            unpacking.close();
            if (unpackDictionary != null) {
                unpackDictionary.close();
            }
        }
    }
}
