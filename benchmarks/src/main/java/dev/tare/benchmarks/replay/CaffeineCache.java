package dev.tare.benchmarks.replay;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Caffeine as it is, weighed by bytes: W-TinyLFU. It evicts in the thread of the replay; a few of its choices are random. */
public final class CaffeineCache implements ReplayedCache {

    private final Cache<Integer, Integer> cache;

    public CaffeineCache(long bytes) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((Integer id, Integer size) -> size)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean get(int id, int bytes) {
        if (cache.getIfPresent(id) != null) {
            return true;
        }
        cache.put(id, bytes);
        cache.cleanUp();
        return false;
    }
}
