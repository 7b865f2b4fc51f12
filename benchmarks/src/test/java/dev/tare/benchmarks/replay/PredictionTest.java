package dev.tare.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tare.benchmarks.session.Catalogue;
import dev.tare.benchmarks.session.CommandRun;
import dev.tare.benchmarks.session.SessionModel;
import dev.tare.benchmarks.session.Sessions;
import dev.tare.store.learn.Prior;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final Sessions SESSIONS = Sessions.draw(Catalogue.standard(), SessionModel.STANDARD, 3);

    @Test
    void aLearnerIsAskedBeforeItIsToldAndOnlyAboutTheSecondHalf() {
        List<String> calls = new ArrayList<>();
        ReplayedLearner learner = new ReplayedLearner() {

            @Override
            public void ran(CommandRun run) {
                calls.add("ran " + run.command());
            }

            @Override
            public Collection<Integer> frequent(int command) {
                calls.add("asked " + command);
                return List.of();
            }
        };
        Prediction none = Prediction.of(learner, SESSIONS, true);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < SESSIONS.runs().size(); i++) {
            int command = SESSIONS.runs().get(i).command();
            if (i >= SESSIONS.half()) {
                expected.add("asked " + command);
            }
            expected.add("ran " + command);
        }
        assertThat(calls).isEqualTo(expected);
        assertThat(none).isEqualTo(new Prediction(1, 0, 0));
    }

    @Test
    void sharesAreThoseOfACountByHand() {
        ReplayedLearner five = Learners.nearest(SESSIONS.catalogue(), 5);
        long told = 0;
        long opened = 0;
        long both = 0;
        for (CommandRun run :
                SESSIONS.runs().subList(SESSIONS.half(), SESSIONS.runs().size())) {
            for (int module : five.frequent(run.command())) {
                told++;
                both += run.opened().contains(module) ? 1 : 0;
            }
            opened += run.opened().size();
        }
        Prediction prediction = Prediction.of(five, SESSIONS, false);
        assertThat(prediction.precision()).isCloseTo((double) both / told, within(1e-12));
        assertThat(prediction.recall()).isCloseTo((double) both / opened, within(1e-12));
    }

    @Test
    void learningBeatsChanceAndKnowingBeatsLearning() {
        Prediction chance = Prediction.of(Learners.random(SESSIONS.catalogue(), 4, 1), SESSIONS, true);
        Prediction learning = Prediction.of(Learners.frequency(SESSIONS.catalogue()), SESSIONS, true);
        Prediction still = Prediction.of(Learners.frequency(SESSIONS.catalogue()), SESSIONS, false);
        Prediction knowing = Prediction.of(Learners.knowing(SESSIONS.catalogue(), SESSIONS.after()), SESSIONS, false);
        assertThat(chance.recall()).isLessThan(still.recall());
        assertThat(still.recall()).isLessThan(learning.recall());
        assertThat(learning.recall()).isLessThan(knowing.recall());
        assertThat(chance.precision()).isLessThan(learning.precision());
        assertThat(learning.precision()).isLessThan(knowing.precision());
    }

    @Test
    void whatTheStoreLearnsFollowsAShiftOfHabits() {
        ReplayedLearner store = new StoreLearner(SESSIONS.catalogue(), Prior.WEAK, Duration.ofDays(7), 0.4, 16);
        Prediction learning = Prediction.of(store, SESSIONS, true);
        Prediction frequency = Prediction.of(Learners.frequency(SESSIONS.catalogue()), SESSIONS, true);
        assertThat(learning.recall()).isGreaterThan(frequency.recall());
        assertThat(learning.precision()).isGreaterThan(frequency.precision());
    }
}
