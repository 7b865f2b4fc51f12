package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long MILLISECOND = 1_000_000L;

    @Test
    void quickWorkShowsNothing() {
        TestTerminal terminal = new TestTerminal().watched();
        Progress progress = new Progress(terminal.terminal(), true, 0);
        progress.report(1, 10, 499 * MILLISECOND);
        progress.close();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void slowWorkShowsOneLineThatGoesAway() {
        TestTerminal terminal = new TestTerminal().watched();
        Progress progress = new Progress(terminal.terminal(), true, 0);
        progress.report(1, 10, 500 * MILLISECOND);
        progress.report(2, 10, 550 * MILLISECOND);
        progress.report(3, 10, 600 * MILLISECOND);
        progress.close();
        progress.report(4, 10, 900 * MILLISECOND);
        assertThat(terminal.err())
                .isEqualTo("\r\u001b[KReading 1 of 10 files…\r\u001b[KReading 3 of 10 files…\r\u001b[K");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void nobodyWatchesSoNothingIsShown() {
        for (TestTerminal terminal : new TestTerminal[] {
            new TestTerminal(),
            new TestTerminal().watched().with("CI", "true"),
            new TestTerminal().watched().with("TERM", "dumb")
        }) {
            Progress progress = new Progress(terminal.terminal(), true, 0);
            progress.report(1, 10, 900 * MILLISECOND);
            progress.close();
            assertThat(terminal.err()).isEmpty();
        }
        TestTerminal quiet = new TestTerminal().watched();
        new Progress(quiet.terminal(), false, 0).report(1, 10, 900 * MILLISECOND);
        assertThat(quiet.err()).isEmpty();
    }
}
