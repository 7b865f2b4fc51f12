package dev.tare.loader.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountingStatisticsTest {

    /** Against sorting: a quantile is the right one or at most an eighth above it. */
    @Test
    void quantilesAreNearThoseOfSortedDurations() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            CountingStatistics statistics = new CountingStatistics();
            long[] durations = new long[1 + random.nextInt(2000)];
            for (int i = 0; i < durations.length; i++) {
                durations[i] = (long) Math.exp(random.nextDouble() * 40);
                statistics.loaded(Phase.CRITICAL, Outcome.LOADED, durations[i], 1);
            }
            Arrays.sort(durations);
            StatisticsSnapshot snapshot = statistics.snapshot();
            assertNear(snapshot.p50(), durations, 0.5);
            assertNear(snapshot.p95(), durations, 0.95);
            assertNear(snapshot.p99(), durations, 0.99);
        }
    }

    private static void assertNear(long quantile, long[] sorted, double share) {
        long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
        assertThat(quantile).isBetween(exact, exact + exact / 8);
    }

    @Test
    void theLongestDurationHasAClassToo() {
        CountingStatistics statistics = new CountingStatistics();
        statistics.loaded(Phase.CRITICAL, Outcome.LOADED, Long.MAX_VALUE, 1);
        assertThat(statistics.snapshot().p99()).isEqualTo(Long.MAX_VALUE);
        assertThat(new CountingStatistics().snapshot().p50()).isZero();
    }

    @Test
    void ratiosAreOfWhatALevelWasAskedFor() {
        CountingStatistics statistics = new CountingStatistics();
        for (int i = 0; i < 6; i++) {
            statistics.found(CacheLevel.DECODED);
        }
        statistics.found(CacheLevel.COMPRESSED);
        statistics.found(CacheLevel.BUNDLE);
        statistics.loaded(Phase.ON_DEMAND, Outcome.TIMED_OUT, 5, 9);
        statistics.loaded(Phase.ON_DEMAND, Outcome.LOADED, 5, 9);
        StatisticsSnapshot snapshot = statistics.snapshot();
        assertThat(snapshot.hitRatio(CacheLevel.DECODED)).isEqualTo(6 / 8.0);
        assertThat(snapshot.hitRatio(CacheLevel.COMPRESSED)).isEqualTo(1 / 2.0);
        assertThat(snapshot.hitRatio(CacheLevel.BUNDLE)).isEqualTo(1);
        assertThat(snapshot.tokens().get(Phase.ON_DEMAND)).isEqualTo(9);
        assertThat(snapshot.outcomes().get(Outcome.TIMED_OUT)).isEqualTo(1);
    }
}
