package dev.tare.loader.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.LoaderStatistics;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Two levels in memory: templates as they are (L1), and what had to leave there compressed (L2), from where a hit moves up again. A template is
 * in one level at most. Both evict by W-TinyLFU, weighed by bytes.
 */
public final class TieredCache implements TemplateCache {

    /** What the map's node, the template and the headers of its text take beside the text: counted with Java 17, compressed pointers. */
    private static final int OVERHEAD = 200;

    private final Cache<ContentHash, Decoded> decoded;
    private final @Nullable Packing packing;
    private final LoaderStatistics statistics;

    /** In nanoseconds; 0 for none. */
    private final long timeToLive;

    private final Ticker ticker;
    private volatile boolean closed;

    /**
     * A template, and until when it is good, by the ticker.
     *
     * @param packed how it was compressed before it moved up, so that it can go back without being compressed again
     */
    private record Decoded(
            Template template, long deadline, @Nullable Packed packed) {

        int weight() {
            return template.bytes() + OVERHEAD + (packed == null ? 0 : packed.text.length);
        }
    }

    /** A template whose text is compressed. */
    private static final class Packed {

        private final TemplateIndex index;
        private final List<Template> partials;
        private final byte[] text;
        private final long deadline;

        Packed(Template template, byte[] text, long deadline) {
            this.index = template.index();
            this.partials = template.partials();
            this.text = text;
            this.deadline = deadline;
        }

        @Nullable
        Template unpacked(LazyCompressor compressor) {
            byte[] unpacked = compressor.unpack(text, index.bytes());
            return unpacked == null ? null : new Template(index, unpacked, partials);
        }

        int weight() {
            return text.length + partials.stream().mapToInt(Template::bytes).sum() + OVERHEAD;
        }
    }

    /** L2. */
    private record Packing(Cache<ContentHash, Packed> cache, LazyCompressor compressor) {}

    /**
     * @param decodedBytes how much L1 holds
     * @param compressedBytes how much L2 holds, the dictionary included; 0 for no L2
     * @param timeToLive how long a template is good after it was read; null for as long as there is room
     * @param dictionary what texts are compressed with; empty for none
     * @param ticker tells the time, for {@code timeToLive}
     */
    public TieredCache(
            long decodedBytes,
            long compressedBytes,
            @Nullable Duration timeToLive,
            byte[] dictionary,
            LoaderStatistics statistics,
            Ticker ticker) {
        this.statistics = statistics;
        this.timeToLive = timeToLive == null ? 0 : timeToLive.toNanos();
        this.ticker = ticker;
        this.packing = packing(compressedBytes, dictionary);
        this.decoded = Caffeine.newBuilder()
                .maximumWeight(decodedBytes)
                .weigher((ContentHash hash, Decoded kept) -> kept.weight())
                // What has to leave does so in the thread that makes it leave: no thread of others, and no more memory
                // than said.
                .executor(Runnable::run)
                .removalListener(this::left)
                .build();
    }

    private @Nullable Packing packing(long bytes, byte[] dictionary) {
        if (bytes <= 0) {
            return null;
        }
        // A dictionary that takes most of the room would leave none for what it is there for.
        byte[] used = dictionary.length <= bytes / 4 ? dictionary : new byte[0];
        LazyCompressor compressor = new LazyCompressor(used);
        Cache<ContentHash, Packed> cache = Caffeine.newBuilder()
                .maximumWeight(bytes - used.length)
                .weigher((ContentHash hash, Packed kept) -> kept.weight())
                .executor(Runnable::run)
                .removalListener((hash, kept, cause) -> {
                    if (kept != null && cause == RemovalCause.SIZE) {
                        statistics.evicted(CacheLevel.COMPRESSED, kept.weight());
                    }
                })
                .build();
        return new Packing(cache, compressor);
    }

    @Override
    public @Nullable Template decoded(ContentHash hash) {
        Decoded kept = decoded.getIfPresent(hash);
        if (kept == null) {
            return null;
        }
        if (isOver(kept.deadline())) {
            decoded.asMap().remove(hash, kept);
            return null;
        }
        return kept.template();
    }

    @Override
    public @Nullable Template compressed(ContentHash hash) {
        if (packing == null) {
            return null;
        }
        Packed kept = packing.cache().asMap().remove(hash);
        if (kept == null || isOver(kept.deadline)) {
            return null;
        }
        Template template = kept.unpacked(packing.compressor());
        if (template != null) {
            decoded.put(hash, new Decoded(template, kept.deadline, kept));
        }
        return template;
    }

    @Override
    public void put(ContentHash hash, Template template) {
        if (!closed) {
            decoded.put(hash, new Decoded(template, timeToLive == 0 ? 0 : ticker.read() + timeToLive, null));
        }
    }

    /** Time is not read where nothing ends by it: it would take longer than to find the template. */
    private boolean isOver(long deadline) {
        return timeToLive != 0 && ticker.read() - deadline >= 0;
    }

    /** What leaves L1 for want of room goes to L2. */
    private void left(@Nullable ContentHash hash, @Nullable Decoded kept, RemovalCause cause) {
        if (cause != RemovalCause.SIZE || hash == null || kept == null) {
            return;
        }
        statistics.evicted(CacheLevel.DECODED, kept.weight());
        if (packing != null && !isOver(kept.deadline())) {
            Packed packed = kept.packed() == null ? packed(kept, packing) : kept.packed();
            if (packed != null) {
                packing.cache().put(hash, packed);
            }
        }
    }

    private static @Nullable Packed packed(Decoded kept, Packing packing) {
        byte[] text = packing.compressor().pack(kept.template().mustache());
        return text == null ? null : new Packed(kept.template(), text, kept.deadline());
    }

    @Override
    public void invalidate(Predicate<ContentHash> hashes) {
        decoded.asMap().keySet().removeIf(hashes);
        if (packing != null) {
            packing.cache().asMap().keySet().removeIf(hashes);
        }
    }

    @Override
    public CacheSizes sizes() {
        return new CacheSizes(
                decoded.estimatedSize(),
                weight(decoded),
                packing == null ? 0 : packing.cache().estimatedSize(),
                packing == null
                        ? 0
                        : weight(packing.cache()) + packing.compressor().dictionaryBytes());
    }

    @Override
    public void close() {
        closed = true;
        invalidate(hash -> true);
        if (packing != null) {
            packing.compressor().close();
        }
    }

    private static long weight(Cache<?, ?> cache) {
        cache.cleanUp();
        return cache.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }
}
