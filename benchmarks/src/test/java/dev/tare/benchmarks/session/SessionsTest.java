package dev.tare.benchmarks.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Catalogue CATALOGUE = Catalogue.synthetic(1, 40, 160);

    /** Ten times the standard's sessions, so that shares are near what they are drawn from. */
    private static final SessionModel LONG = new SessionModel(20_000, 6, 1.0, 0.55, 0.1, 5, 2, 0.2, 0.03, 0.25);

    private static final Sessions SESSIONS = Sessions.draw(CATALOGUE, LONG, 7);

    @Test
    void sameSeedSameBytes() {
        String once = Sessions.draw(CATALOGUE, SessionModel.STANDARD, 3).toTsv();
        assertThat(Sessions.draw(Catalogue.synthetic(1, 40, 160), SessionModel.STANDARD, 3)
                        .toTsv())
                .isEqualTo(once);
        assertThat(Sessions.draw(CATALOGUE, SessionModel.STANDARD, 4).toTsv()).isNotEqualTo(once);
    }

    @Test
    void firstCommandsFollowZipf() {
        for (boolean second : new boolean[] {false, true}) {
            Habits habits = second ? SESSIONS.after() : SESSIONS.before();
            int[] firsts = new int[40];
            int session = -1;
            for (CommandRun run : half(second)) {
                if (run.session() != session) {
                    session = run.session();
                    firsts[run.command()]++;
                }
            }
            for (int i = 0; i < 40; i++) {
                assertThat(firsts[i] / 10_000.0).isCloseTo(habits.first(i), within(0.015));
            }
        }
        double[] shares = java.util.stream.IntStream.range(0, 40)
                .mapToDouble(SESSIONS.before()::first)
                .sorted()
                .toArray();
        assertThat(shares[39] / shares[38]).isCloseTo(2, within(1e-9));
        assertThat(shares[39] / shares[0]).isCloseTo(40, within(1e-9));
    }

    @Test
    void theNextCommandIsMostlyAFollower() {
        int pairs = 0;
        int first = 0;
        int same = 0;
        double expectedFirst = 0;
        double expectedSame = 0;
        List<CommandRun> runs = half(false);
        for (int i = 1; i < runs.size(); i++) {
            CommandRun run = runs.get(i - 1);
            if (runs.get(i).session() != run.session()) {
                continue;
            }
            List<Integer> followers = SESSIONS.followers().get(run.command());
            pairs++;
            first += runs.get(i).command() == followers.get(0) ? 1 : 0;
            same += runs.get(i).command() == run.command() ? 1 : 0;
            double anyFirst = 0.35 * SESSIONS.before().first(followers.get(0));
            expectedFirst += 0.55 * 0.6 + anyFirst + (followers.get(0) == run.command() ? 0.1 : 0);
            int place = followers.indexOf(run.command());
            expectedSame += 0.1
                    + 0.35 * SESSIONS.before().first(run.command())
                    + (place < 0 ? 0 : 0.55 * SessionModel.FOLLOWERS[place]);
        }
        assertThat((double) first / pairs).isCloseTo(expectedFirst / pairs, within(0.01));
        assertThat((double) same / pairs).isCloseTo(expectedSame / pairs, within(0.01));
    }

    @Test
    void modulesAreOpenedByHabitInEachHalf() {
        for (boolean second : new boolean[] {false, true}) {
            Habits habits = second ? SESSIONS.after() : SESSIONS.before();
            int[] runs = new int[40];
            int[][] opened = new int[40][200];
            for (CommandRun run : half(second)) {
                runs[run.command()]++;
                run.opened().forEach(module -> opened[run.command()][module]++);
            }
            for (int i = 0; i < 40; i++) {
                List<Integer> onDemand = CATALOGUE.commands().get(i).onDemand();
                for (int place = 0; place < onDemand.size(); place++) {
                    // Five standard deviations, and what noise adds at most.
                    double p = habits.opens(i, place);
                    double off = 5 * Math.sqrt(p * (1 - p) / runs[i]) + 0.03 / 200 + 3.0 / runs[i];
                    assertThat((double) opened[i][onDemand.get(place)] / runs[i])
                            .as("command %d, place %d", i, place)
                            .isCloseTo(p, within(off));
                }
            }
        }
    }

    @Test
    void aQuarterOfTheCommandsShifts() {
        List<Integer> shifted = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            if (SESSIONS.before().opens(i, 0) != SESSIONS.after().opens(i, 0)) {
                shifted.add(i);
            }
        }
        assertThat(shifted).hasSize(10);
    }

    @Test
    void sessionsHaveTheirLengthAndTheirTimeGoesOn() {
        List<CommandRun> runs = SESSIONS.runs();
        assertThat(runs.size() / 20_000.0).isCloseTo(6, within(0.15));
        assertThat(runs.get(SESSIONS.half() - 1).session()).isEqualTo(9_999);
        assertThat(runs.get(SESSIONS.half()).session()).isEqualTo(10_000);
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).time())
                    .isGreaterThanOrEqualTo(runs.get(i - 1).time());
            assertThat(runs.get(i).session())
                    .isBetween(runs.get(i - 1).session(), runs.get(i - 1).session() + 1);
        }
    }

    private static List<CommandRun> half(boolean second) {
        List<CommandRun> runs = SESSIONS.runs();
        return second ? runs.subList(SESSIONS.half(), runs.size()) : runs.subList(0, SESSIONS.half());
    }
}
