package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage ends with 2 and one sentence that says what is wrong, what was probably meant and where more is to be read. */
class UsageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            audti .                      | unknown command 'audti'; did you mean 'audit'? (see tare --help)
            help grpah                   | unknown command 'grpah'; did you mean 'graph'? (see tare --help)
            frobnicate                   | unknown command 'frobnicate' (see tare --help)
            --quiet                      | no command given (see tare --help)
            audit                        | missing DIR (see tare audit --help)
            why .                        | missing FROM (see tare why --help)
            why . a                      | missing TO (see tare why --help)
            audit . extra                | too many arguments: 'extra' is one more than needed (see tare audit --help)
            audit . --formt json         | unknown option '--formt'; did you mean '--format'? (see tare audit --help)
            audit . --formt=json         | unknown option '--formt'; did you mean '--format'? (see tare audit --help)
            audit . --format             | option '--format' needs a value (see tare audit --help)
            audit . --all=maybe          | option '--all' takes no value (see tare audit --help)
            init                         | missing DIR (see tare init --help)
            """)
    void saysWhatIsWrong(String arguments, String sentence) {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(arguments.split(" +"))).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).isEqualTo("tare: " + sentence + "\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aFolderInsteadOfACommandIsProbablyToBeAudited(@TempDir Path folder) {
        TestTerminal terminal = new TestTerminal();
        assertThat(terminal.run(folder.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(terminal.err()).contains("did you mean 'tare audit " + folder + "'?");
    }
}
