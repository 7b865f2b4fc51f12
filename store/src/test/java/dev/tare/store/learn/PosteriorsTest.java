package dev.tare.store.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tare.store.learn.Posteriors.Opening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Beliefs held to a plain sum over all runs, and to what must be true of any. */
class PosteriorsTest {

    private static final Duration HALF_LIFE = Duration.ofDays(14);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long BEGIN = 1_700_000_000_000L;

    private static List<Run> runs(Random random, int count) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TreeSet<String> opened = new TreeSet<>();
            for (int m = 0; m < 6; m++) {
                if (random.nextInt(6) > m) {
                    opened.add("m" + m + ".md");
                }
            }
            runs.add(new Run(BEGIN + random.nextLong(200 * DAY), "c" + random.nextInt(3) + ".md", opened));
        }
        return runs;
    }

    @Test
    void equalsTheSumOverAllRuns() {
        for (int seed = 0; seed < 50; seed++) {
            List<Run> runs = runs(new Random(seed), 200);
            Posteriors learned = Posteriors.of(Prior.WEAK, HALF_LIFE).update(runs);
            long now = BEGIN + 210 * DAY;
            for (int c = 0; c < 3; c++) {
                for (int m = 0; m < 6; m++) {
                    double opened = 0.5;
                    double missed = 1.5;
                    for (Run run : runs) {
                        if (run.command().equals("c" + c + ".md")) {
                            double weight = Math.pow(2, -(now - run.at()) / (14.0 * DAY));
                            if (run.opened().contains("m" + m + ".md")) {
                                opened += weight;
                            } else {
                                missed += weight;
                            }
                        }
                    }
                    Beta beta = learned.of("c" + c + ".md", "m" + m + ".md", now);
                    assertThat(beta.opened()).isCloseTo(opened, within(1e-9));
                    assertThat(beta.missed()).isCloseTo(missed, within(1e-9));
                    assertThat(beta.mean()).isCloseTo(opened / (opened + missed), within(1e-9));
                }
            }
        }
    }

    @Test
    void theOrderOfRunsAndTheSizeOfBatchesMakeNoDifference() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<Run> runs = runs(random, 120);
            Posteriors atOnce = Posteriors.of(Prior.WEAK, HALF_LIFE).update(runs);
            Collections.shuffle(runs, random);
            Posteriors oneByOne = Posteriors.of(Prior.WEAK, HALF_LIFE);
            for (Run run : runs) {
                oneByOne = oneByOne.update(List.of(run));
            }
            assertSame(atOnce, oneByOne, BEGIN + 300 * DAY);
            assertThat(Posteriors.of(Prior.WEAK, HALF_LIFE).update(runs).learned())
                    .isEqualTo(atOnce.learned());
        }
    }

    private static void assertSame(Posteriors one, Posteriors other, long now) {
        for (String command : one.learned().keySet()) {
            List<Opening> expected = one.after(command, now);
            for (Opening opening : expected) {
                Beta beta = other.of(command, opening.module(), now);
                assertThat(beta.mean()).isCloseTo(opening.probability(), within(1e-9));
            }
            assertThat(other.after(command, now)).hasSameSizeAs(expected);
        }
    }

    @Test
    void whatIsTakenBackWasNeverThere() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            List<Run> stay = runs(random, 60);
            List<Run> go = runs(random, 60);
            Posteriors all = Posteriors.of(Prior.WEAK, HALF_LIFE).update(stay).update(go);
            assertSame(Posteriors.of(Prior.WEAK, HALF_LIFE).update(stay), all.update(go, List.of()), BEGIN + 250 * DAY);
        }
    }

    @Test
    void weightHalvesWithTheHalfLife() {
        Posteriors learned =
                Posteriors.of(Prior.WEAK, HALF_LIFE).update(List.of(new Run(BEGIN, "c.md", List.of("m.md"))));
        double before = 1;
        for (int i = 0; i < 20; i++) {
            Beta beta = learned.of("c.md", "m.md", BEGIN + i * 14 * DAY);
            assertThat(beta.opened() - 0.5).isCloseTo(before, within(1e-12));
            assertThat(beta.missed()).isEqualTo(1.5);
            before /= 2;
        }
    }

    @Test
    void probabilitiesStayBetweenZeroAndOne() {
        Random random = new Random(7);
        long[] times = {0, 1, BEGIN, Long.MAX_VALUE / 2, 253_402_300_799_000L};
        for (int round = 0; round < 200; round++) {
            Posteriors learned = Posteriors.of(Prior.WEAK, Duration.ofMillis(1 + random.nextInt(1000)));
            for (int i = 0; i < 20; i++) {
                Run run = new Run(
                        times[random.nextInt(times.length)],
                        "c.md",
                        random.nextBoolean() ? List.of("m.md") : List.of());
                learned =
                        random.nextInt(4) == 0 ? learned.update(List.of(run), List.of()) : learned.update(List.of(run));
            }
            for (long now : times) {
                Beta beta = learned.of("c.md", "m.md", now);
                assertThat(beta.mean()).isBetween(0.0, 1.0);
                assertThat(beta.deviation()).isBetween(0.0, 0.5);
            }
        }
    }

    @Test
    void theLikeliestComeFirst() {
        List<Run> runs = List.of(
                new Run(BEGIN, "c.md", List.of("often.md", "b.md", "a.md")),
                new Run(BEGIN, "c.md", List.of("often.md")),
                new Run(BEGIN, "c.md", List.of()));
        List<Opening> after = Posteriors.of(Prior.WEAK, HALF_LIFE).update(runs).after("c.md", BEGIN);
        assertThat(after).extracting(Opening::module).containsExactly("often.md", "a.md", "b.md");
        assertThat(after.get(0).probability()).isCloseTo(2.5 / 5, within(1e-12));
        assertThat(after.get(0).starts()).isEqualTo(3);
        assertThat(Posteriors.of(Prior.WEAK, HALF_LIFE).after("none.md", BEGIN)).isEmpty();
    }

    @Test
    void theImpossibleIsRefused() {
        assertThatThrownBy(() -> Posteriors.of(Prior.WEAK, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Beta(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
