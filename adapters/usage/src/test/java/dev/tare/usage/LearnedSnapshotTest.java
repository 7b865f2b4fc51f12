package dev.tare.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tare.loader.use.LearnedUse.Likely;
import dev.tare.store.learn.Posteriors;
import dev.tare.store.learn.Prior;
import dev.tare.store.learn.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left with time of what was learned, which halves in a week. */
class LearnedSnapshotTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Four runs of one command that opened the steam, and one of another that opened nothing. */
    private static LearnedSnapshot after(Duration time) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            runs.add(new Run(NOON.toEpochMilli() + i, "bottle.md", List.of("steam.md")));
        }
        runs.add(new Run(NOON.toEpochMilli() + 9, "peel.md", List.of()));
        Posteriors learned = Posteriors.of(Prior.WEAK, Duration.ofDays(7)).update(runs);
        return LearnedSnapshot.of(learned, NOON.plus(time));
    }

    private static double steam(LearnedSnapshot snapshot) {
        List<Likely> likely = snapshot.after("bottle.md");
        return likely.isEmpty() ? 0 : likely.get(0).probability();
    }

    @Test
    void whatIsOpenedLessAndLessIsLessLikely() {
        assertThat(steam(after(Duration.ofMinutes(1)))).isCloseTo(4.5 / 6, within(1e-3));
        double before = 1;
        for (int days = 0; days <= 70; days += 7) {
            double now = steam(after(Duration.ofDays(days)));
            assertThat(now).isBetween(0.0, before);
            before = now;
        }
        assertThat(before).as("what the prior says, and no more").isLessThan(0.3);
    }

    @Test
    void sharesOfCommandsStayAndThenNothingIsSaid() {
        assertThat(after(Duration.ofDays(70)).commands())
                .extracting(Likely::module)
                .containsExactly("bottle.md", "peel.md");
        assertThat(after(Duration.ofDays(70)).commands().get(0).probability()).isCloseTo(4.0 / 5, within(1e-3));
        LearnedSnapshot ancient = after(Duration.ofDays(4_000));
        assertThat(ancient.commands()).isEmpty();
        assertThat(steam(ancient)).isBetween(0.0, 0.3);
    }
}
