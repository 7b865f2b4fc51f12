package dev.tare.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.SessionModel;
import dev.tare.benchmarks.session.Sessions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptimumTest {

    @Test
    void theBestLiesBetweenWhatIsReachedAndTheBound() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int[] bytes = random.ints(5, 1, 6).toArray();
            int[] ids = random.ints(12, 0, 5).toArray();
            int most = 1 + random.nextInt(10);
            Trace trace = new Trace(ids, bytes);
            double best = best(ids, bytes, most) / 12.0;
            assertThat(Optimum.belady(trace, most)).isLessThanOrEqualTo(best);
            assertThat(Optimum.farthest(trace, most)).isLessThanOrEqualTo(best);
            assertThat(Optimum.bound(trace, most)).isGreaterThanOrEqualTo(best);
        }
    }

    @Test
    void withOneSizeBeladyIsTheBest() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            int[] ids = random.ints(12, 0, 5).toArray();
            int most = 1 + random.nextInt(4);
            Trace trace = new Trace(ids, new int[] {1, 1, 1, 1, 1});
            double best = best(ids, new int[] {1, 1, 1, 1, 1}, most) / 12.0;
            assertThat(Optimum.farthest(trace, most)).isEqualTo(best);
            assertThat(Optimum.belady(trace, most)).isEqualTo(best);
        }
    }

    /** The most hits of any way to keep and to drop: all sets that may be held are gone through, load by load. */
    private static int best(int[] ids, int[] bytes, int most) {
        Map<Integer, Integer> hitsByHeld = new HashMap<>(Map.of(0, 0));
        for (int id : ids) {
            Map<Integer, Integer> after = new HashMap<>();
            hitsByHeld.forEach((held, hits) -> {
                int now = hits + ((held >> id) & 1);
                int all = held | 1 << id;
                for (int kept = all; ; kept = (kept - 1) & all) {
                    if (sum(kept, bytes) <= most) {
                        after.merge(kept, now, Math::max);
                    }
                    if (kept == 0) {
                        break;
                    }
                }
            });
            hitsByHeld = after;
        }
        return hitsByHeld.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static int sum(int held, int[] bytes) {
        int sum = 0;
        for (int id = 0; id < bytes.length; id++) {
            sum += (held >> id & 1) * bytes[id];
        }
        return sum;
    }

    @Test
    void noCacheOfTheReplayBeatsTheBound() {
        Trace trace = Trace.of(Sessions.draw(Catalogue.standard(), SessionModel.STANDARD, 11));
        Replay.CACHES.forEach((name, maker) -> {
            double ratio = trace.hitRatio(maker.make(256 << 10));
            assertThat(ratio).as(name).isBetween(0.05, Optimum.bound(trace, 256 << 10));
            Set<Integer> seen = new HashSet<>();
            // With room for all, only the first load of each is none.
            assertThat(trace.hitRatio(maker.make(1L << 30))).as(name).isEqualTo(1 - firsts(trace, seen));
        });
    }

    private static double firsts(Trace trace, Set<Integer> seen) {
        for (int i = 0; i < trace.length(); i++) {
            seen.add(trace.id(i));
        }
        return (double) seen.size() / trace.length();
    }

    @Test
    void cachesEvictAsTheyAreNamed() {
        int[] ids = {0, 1, 0, 2, 0};
        int[] ones = {1, 1, 1};
        assertThat(hits(OrderedCache.fifo(2), ids, ones)).isEqualTo("--+--");
        assertThat(hits(OrderedCache.lru(2), ids, ones)).isEqualTo("--+-+");
        int[] often = {0, 0, 1, 2, 1, 0};
        assertThat(hits(OrderedCache.lru(2), often, ones)).isEqualTo("-+--+-");
        assertThat(hits(OrderedCache.lfu(2), often, ones)).isEqualTo("-+---+");
        int[] back = {0, 0, 1, 1, 1, 2, 2, 2, 2, 0};
        assertThat(hits(OrderedCache.lfu(1), back, ones)).isEqualTo("-+-++-+++-");
        assertThat(hits(OrderedCache.perfectLfu(1), back, ones)).isEqualTo("-+--+---+-");
        assertThat(hits(OrderedCache.lru(2), new int[] {0, 1, 0}, new int[] {2, 3}))
                .isEqualTo("--+");
    }

    private static String hits(ReplayedCache cache, int[] ids, int[] bytes) {
        StringBuilder hits = new StringBuilder();
        for (int id : ids) {
            hits.append(cache.get(id, bytes[id]) ? '+' : '-');
        }
        return hits.toString();
    }
}
