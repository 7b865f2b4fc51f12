package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said more than once is told to those who ask, in every format, and to nobody else. */
class AuditRepeatsTest {

    @TempDir
    private Path folder;

    @Test
    void tellsOfCopiesWhenAsked() throws IOException {
        String rules = "Water the seedlings before the sun is high, and turn each pot by a quarter so that none grows"
                + " towards the window. Write the day on the stick.\n";
        for (String name : new String[] {"beans", "peas"}) {
            Path plugin = Files.createDirectories(folder.resolve("plugins").resolve(name));
            Files.createDirectories(plugin.resolve(".claude-plugin"));
            Files.writeString(plugin.resolve(".claude-plugin/plugin.json"), "{\"name\": \"" + name + "\"}\n");
            Files.createDirectories(plugin.resolve("commands"));
            Files.writeString(plugin.resolve("commands/" + name + ".md"), "# " + name + "\n\n" + rules.repeat(2));
        }
        String copies = "across plugins/beans, plugins/peas";
        assertThat(run("--repeats")).contains("COPIES", copies);
        assertThat(run("--repeats", "--format", "markdown")).contains("### Copies", copies);
        assertThat(run("--repeats", "--format", "json")).contains("\"repeats\"", "\"acrossPackages\": true");
        assertThat(run()).doesNotContain("COPIES");
    }

    private String run(String... arguments) {
        TestTerminal terminal = new TestTerminal();
        String[] all = new String[arguments.length + 2];
        all[0] = "audit";
        all[1] = folder.toString();
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        assertThat(terminal.run(all)).as(terminal.err()).isEqualTo(ExitCode.CLEAN);
        return terminal.out();
    }
}
