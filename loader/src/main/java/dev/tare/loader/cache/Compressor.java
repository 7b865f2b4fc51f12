package dev.tare.loader.cache;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;

/**
 * Compresses texts with Zstandard, and with a dictionary where there is one. Its contexts are made once, each used by one thread at a time: to
 * make one takes longer than to unpack a module.
 */
final class Compressor {

    /** More would make what is slow slower: a text is packed while somebody waits for another one. */
    private static final int LEVEL = 3;

    private final ZstdCompressCtx packing = new ZstdCompressCtx();
    private final ZstdDecompressCtx unpacking = new ZstdDecompressCtx();

    private Compressor(byte[] dictionary) {
        packing.setLevel(LEVEL);
        // The size is known from the index, and a checksum was checked when the text was read.
        packing.setContentSize(false).setChecksum(false).setDictID(false);
        if (dictionary.length > 0) {
            packing.loadDict(new ZstdDictCompress(dictionary, LEVEL));
            unpacking.loadDict(new ZstdDictDecompress(dictionary));
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
}
