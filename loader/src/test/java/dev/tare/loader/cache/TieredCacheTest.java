package dev.tare.loader.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.Delimiters;
import dev.tare.loader.template.Template;
import dev.tare.loader.template.TemplateIndex;
import dev.tare.loader.use.CacheLevel;
import dev.tare.loader.use.CountingStatistics;
import dev.tare.loader.use.LoaderStatistics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TieredCacheTest {

    private static final byte[] NO_DICTIONARY = {};

    private final AtomicLong time = new AtomicLong();

    private TieredCache cache(long decoded, long compressed, Duration timeToLive, LoaderStatistics statistics) {
        return new TieredCache(decoded, compressed, timeToLive, NO_DICTIONARY, statistics, time::get);
    }

    private static Template template(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        TemplateIndex index = new TemplateIndex(
                Delimiters.USUAL, List.of(), List.of(), new int[] {utf8.length}, new int[0], new int[] {utf8.length / 4
                });
        return new Template(index, utf8);
    }

    private static ContentHash hash(Template template) {
        return ContentHash.of(template.mustache());
    }

    /** Texts that compress about as prose does. */
    private static List<Template> prose(int count, Random random) {
        List<Template> templates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder("Text " + i + "\n");
            int words = 100 + random.nextInt(2000);
            for (int word = 0; word < words; word++) {
                text.append("word").append(random.nextInt(300)).append(word % 12 == 11 ? '\n' : ' ');
            }
            templates.add(template(text.toString()));
        }
        return templates;
    }

    @Test
    void whatLeavesTheFirstLevelIsFoundInTheSecondAndMovesUp() {
        CountingStatistics statistics = new CountingStatistics();
        TieredCache cache = cache(2_000, 2_000, null, statistics);
        Template one = template("one ".repeat(300));
        Template two = template("two ".repeat(300));
        cache.put(hash(one), one);
        // W-TinyLFU keeps the one that was asked for more often.
        for (int i = 0; i < 5; i++) {
            assertThat(cache.decoded(hash(one))).isEqualTo(one);
        }
        cache.put(hash(two), two);
        assertThat(cache.sizes().decoded()).isEqualTo(1);
        assertThat(cache.sizes().compressed()).isEqualTo(1);
        Template below = cache.decoded(hash(one)) == null ? one : two;
        assertThat(cache.decoded(hash(below))).isNull();
        assertThat(cache.compressed(hash(below))).isEqualTo(below);
        // One of both had to leave again for it.
        assertThat(cache.sizes().decoded() + cache.sizes().compressed()).isEqualTo(2);
        assertThat(statistics.snapshot().evictions().get(CacheLevel.DECODED)).isPositive();
    }

    /** Whatever is put in and asked for: what comes out is what was put in, and the weights stay below the sizes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void whatComesOutIsWhatWasPutIn(int seed) {
        Random random = new Random(seed);
        List<Template> templates = prose(60, random);
        long decoded = 20_000 + random.nextInt(50_000);
        long compressed = random.nextInt(3) == 0 ? 0 : 10_000 + random.nextInt(20_000);
        TieredCache cache = cache(decoded, compressed, null, LoaderStatistics.NONE);
        int fromMemory = 0;
        int fromCompressed = 0;
        for (int i = 0; i < 3000; i++) {
            Template asked = templates.get((int) Math.abs(random.nextGaussian() * 15) % templates.size());
            Template found = cache.decoded(hash(asked));
            fromMemory += found == null ? 0 : 1;
            if (found == null) {
                found = cache.compressed(hash(asked));
                fromCompressed += found == null ? 0 : 1;
            }
            if (found == null) {
                cache.put(hash(asked), asked);
            } else {
                assertThat(found).isEqualTo(asked);
            }
            if (i % 100 == 0) {
                CacheSizes sizes = cache.sizes();
                assertThat(sizes.decodedBytes()).isLessThanOrEqualTo(decoded);
                assertThat(sizes.compressedBytes()).isLessThanOrEqualTo(compressed);
            }
        }
        assertThat(fromMemory).isPositive();
        assertThat(fromCompressed > 0).isEqualTo(compressed > 0);
    }

    @Test
    void whatIsTooOldIsGoneInBothLevels() {
        TieredCache cache = cache(2_000, 2_000, Duration.ofSeconds(10), LoaderStatistics.NONE);
        Template one = template("one ".repeat(300));
        Template two = template("two ".repeat(300));
        cache.put(hash(one), one);
        cache.put(hash(two), two);
        time.addAndGet(Duration.ofSeconds(9).toNanos());
        boolean oneIsDecoded = cache.decoded(hash(one)) != null;
        // A move between levels makes nothing younger.
        Template moved = oneIsDecoded ? two : one;
        assertThat(cache.compressed(hash(moved))).isEqualTo(moved);
        time.addAndGet(Duration.ofSeconds(1).toNanos());
        for (Template template : List.of(one, two)) {
            assertThat(cache.decoded(hash(template))).isNull();
            assertThat(cache.compressed(hash(template))).isNull();
        }
    }

    @Test
    void invalidationTakesBothLevels() {
        TieredCache cache = cache(30_000, 30_000, null, LoaderStatistics.NONE);
        List<Template> templates = prose(40, new Random(3));
        templates.forEach(template -> cache.put(hash(template), template));
        assertThat(cache.sizes().compressed()).isPositive();
        cache.invalidate(hash -> !hash.equals(hash(templates.get(39))));
        long kept = cache.sizes().decoded() + cache.sizes().compressed();
        assertThat(kept).isLessThanOrEqualTo(1);
        cache.invalidate(hash -> true);
        assertThat(cache.sizes()).isEqualTo(new CacheSizes(0, 0, 0, 0));
    }

    @Test
    void aTextThatIsLargerThanTheLevelIsNotKept() {
        TieredCache cache = cache(1_000, 0, null, LoaderStatistics.NONE);
        Template large = template("x".repeat(5_000));
        cache.put(hash(large), large);
        assertThat(cache.sizes().decodedBytes()).isLessThanOrEqualTo(1_000);
        assertThat(cache.compressed(hash(large))).isNull();
    }
}
