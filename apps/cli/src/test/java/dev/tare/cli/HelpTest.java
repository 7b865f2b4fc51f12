package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help is printed from pages made at build time: they say what picocli says, and every wish for help finds its page. */
class HelpTest {

    static List<String> pages() {
        return HelpPages.rendered();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesAreWhatPicocliRenders(String page) throws IOException {
        assertThat(new String(HelpPages.page(page, true), StandardCharsets.UTF_8))
                .isEqualTo(CommandModel.usage(page, true));
        assertThat(new String(HelpPages.page(page, false), StandardCharsets.UTF_8))
                .isEqualTo(CommandModel.usage(page, false));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesFitATerminalAndShowAnExample(String page) {
        String text = CommandModel.usage(page, false);
        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(85));
        assertThat(text).contains("\nExamples").contains("\n  ").contains("tare ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help", "--no-color --help", "help --help"})
    void rootHelp(String arguments) {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(arguments.split(" "))).isEqualTo(ExitCode.CLEAN);
        String expected = arguments.equals("help --help") ? "help" : HelpPages.ROOT;
        assertThat(terminal.out()).isEqualTo(CommandModel.usage(expected, false));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void noArgumentsShowTheHelp() {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run()).isEqualTo(ExitCode.CLEAN);
        assertThat(terminal.out()).isEqualTo(CommandModel.usage(HelpPages.ROOT, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audit --help", "help audit", "audit . --format json -h", "--quiet audit --help"})
    void helpOfACommand(String arguments) {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(arguments.split(" "))).isEqualTo(ExitCode.CLEAN);
        assertThat(terminal.out()).isEqualTo(CommandModel.usage("audit", false));
    }

    @Test
    void colourForAPersonOnly() {
        assertThat(helpOf(new TestTerminal().watched())).contains("\u001b[");
        assertThat(helpOf(new TestTerminal())).doesNotContain("\u001b");
        assertThat(helpOf(new TestTerminal().watched().with("NO_COLOR", "1"))).doesNotContain("\u001b");
        assertThat(helpOf(new TestTerminal().watched().with("TERM", "dumb"))).doesNotContain("\u001b");
        assertThat(helpOf(new TestTerminal().with("CLICOLOR_FORCE", "1"))).contains("\u001b[");
        assertThat(helpOf(new TestTerminal().with("CLICOLOR_FORCE", "0"))).doesNotContain("\u001b");
        assertThat(helpOf(new TestTerminal().with("CLICOLOR_FORCE", "1").with("NO_COLOR", "1")))
                .doesNotContain("\u001b");
    }

    @Test
    void noColorFlagBeatsAll() {
        TestTerminal terminal = new TestTerminal().watched().with("CLICOLOR_FORCE", "1");
        assertThat(terminal.run("--help", "--no-color")).isZero();
        assertThat(terminal.out()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "audit --version"})
    void version(String arguments) {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(arguments.split(" "))).isEqualTo(ExitCode.CLEAN);
        assertThat(terminal.out()).matches("tare \\d+\\.\\d+\\.\\d+(-\\w+)?\n");
    }

    private static String helpOf(TestTerminal terminal) {
        assertThat(terminal.run("--help")).isZero();
        return terminal.out();
    }
}
