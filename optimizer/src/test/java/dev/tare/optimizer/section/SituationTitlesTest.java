package dev.tare.optimizer.section;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SituationTitlesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Troubleshooting",
                "3. Error Recovery & Rollback",
                "quick_start",
                "Getting started",
                "Setting things up: SET-UP",
                "deployment_steps",
                "When stuck"
            })
    void namesASituation(String title) {
        assertThat(SituationTitles.isOne(title)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Rules",
                "Set limits",
                "Start here, quick",
                "Stuck",
                "Reinstalled",
                "Recoveryless",
                "🚀",
                "Style"
            })
    void namesNone(String title) {
        assertThat(SituationTitles.isOne(title)).isFalse();
    }
}
