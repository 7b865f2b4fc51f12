package dev.tare.benchmarks.replay;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.cache.TieredCache;
import dev.tare.loader.template.Template;
import dev.tare.loader.use.LoaderStatistics;

/** The loader's own two levels; a hit in either is one. */
public final class LoaderCache implements ReplayedCache {

    private final Texts texts;
    private final TieredCache cache;
    private int decodedHits;

    /**
     * @param bytes the size of both levels together
     * @param decoded the share of it that L1 has, above 0 and at most 1
     */
    public LoaderCache(Texts texts, long bytes, double decoded) {
        this.texts = texts;
        long first = Math.round(bytes * decoded);
        this.cache = new TieredCache(
                first, bytes - first, null, texts.dictionary(), LoaderStatistics.NONE, Ticker.disabledTicker());
    }

    @Override
    public boolean get(int id, int bytes) {
        ContentHash hash = texts.hashes().get(id);
        if (cache.decoded(hash) != null) {
            decodedHits++;
            return true;
        }
        Template unpacked = cache.compressed(hash);
        if (unpacked != null) {
            return true;
        }
        cache.put(hash, texts.templates().get(id));
        return false;
    }

    /** Returns how many loads were found decoded. */
    public int decodedHits() {
        return decodedHits;
    }

    /** Returns what both levels weigh now, in bytes. */
    public long weight() {
        return cache.sizes().decodedBytes() + cache.sizes().compressedBytes();
    }
}
