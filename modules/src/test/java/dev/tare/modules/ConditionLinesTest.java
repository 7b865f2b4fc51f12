package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionLinesTest {

    @TempDir
    private Path folder;

    private Framework read(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return FrameworkReader.read(folder, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    private static List<String> marks(Framework framework) {
        PromptModule module = framework.modules().get(0);
        return module.slots().stream()
                .filter(slot -> slot.kind() != Slot.Kind.ARGUMENTS)
                .map(slot -> slot.kind() + " " + slot.name() + " "
                        + module.source()
                                .slice(slot.span())
                                .replace("\r", "\\r")
                                .replace("\n", "\\n"))
                .toList();
    }

    private static List<String> findings(Framework framework) {
        return framework.diagnostics().stream()
                .filter(one -> one.kind().code().startsWith("TARE30"))
                .map(ConditionLinesTest::shown)
                .toList();
    }

    private static String shown(Diagnostic one) {
        return one.kind().code() + ":" + one.position().line() + " " + one.message();
    }

    @Test
    void linesOfConditionsAreFoundWhole() throws IOException {
        Framework framework = read("a.md", """
                # A
                {{IF one.x}}
                  {{UNLESS two_y}} \t
                Text {{flows/build}} and $ARGUMENTS.
                ```
                {{If  three}}
                {{Endif three }}
                ```
                \t{{ENDUNLESS two_y}}
                {{ENDIF one.x}}\r
                {{if lower}} {{ if x}} {{IFX}} {{ELSE}}
                {{IF last}}
                {{ENDIF last}}""");
        assertThat(marks(framework))
                .containsExactly(
                        "IF one.x {{IF one.x}}\\n",
                        "UNLESS two_y   {{UNLESS two_y}} \t\\n",
                        "IF three {{If  three}}\\n",
                        "END three {{Endif three }}\\n",
                        "END two_y \t{{ENDUNLESS two_y}}\\n",
                        "END one.x {{ENDIF one.x}}\\r\\n",
                        "IF last {{IF last}}\\n",
                        "END last {{ENDIF last}}");
        assertThat(findings(framework)).containsExactly("TARE309:11 '{{ELSE}}' stands within a line and stays text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{IF a}};x|1|this condition is never closed",
                "x;{{ENDIF a}}|2|'{{ENDIF a}}' closes nothing",
                "{{IF a}};{{ENDIF b}}|2|'{{ENDIF b}}' does not close '{{IF a}}'",
                "{{IF a}};{{ENDUNLESS a}}|2|'{{ENDUNLESS a}}' does not close '{{IF a}}'",
                "{{IF a}};{{UNLESS b}};{{ENDIF a}};{{ENDUNLESS b}}|3|'{{ENDIF a}}' does not close '{{UNLESS b}}'",
                "{{IF a}};{{ENDIF}}|2|'{{ENDIF}}' names no flag",
                "{{IF a == 1}};{{ENDIF a}}|1|'{{IF a == 1}}' names no flag",
                "{{IF}};x|1|'{{IF}}' names no flag",
                "{{IF a}};{{ELSE}};{{ENDIF a}}|2|there is no {{ELSE}}",
                "---;{{IF a}};---;{{ENDIF a}}|4|'{{ENDIF a}}' closes nothing",
            })
    void whatDoesNotFitTogetherStaysText(String lines, int line, String message) throws IOException {
        Framework framework = read("a.md", "" + lines.replace(';', '\n') + "\n");
        assertThat(marks(framework)).isEmpty();
        assertThat(findings(framework))
                .filteredOn(one -> one.startsWith("TARE308"))
                .containsExactly("TARE308:" + line + " " + message + ", so the conditions of this file stay text");
    }

    @Test
    void marksWithinLinesAreText() throws IOException {
        Framework framework =
                read("a.md", "Use {{IF a}}x{{ENDIF a}}.\n`{{IF b}}` is code.\n{{UNLESS c}}\ny\n{{ENDUNLESS c}}\n");
        assertThat(marks(framework)).hasSize(2);
        assertThat(findings(framework))
                .containsExactly(
                        "TARE309:1 '{{IF a}}' stands within a line and stays text",
                        "TARE309:1 '{{ENDIF a}}' stands within a line and stays text");
    }

    /** Whatever is thrown at it: no exception, no time that grows with the square of the text. */
    @Test
    void badTextIsReadInOnePass() throws IOException {
        String text = "{{IF a}}\n".repeat(20_000)
                + "{{IF ".repeat(20_000)
                + "{{ENDIF"
                + " ".repeat(20_000)
                + "{{".repeat(20_000)
                + "\n"
                + " ".repeat(50_000)
                + "{{IF a}}{{IF a}}".repeat(5_000);
        Framework framework = read("a.md", text);
        assertThat(marks(framework)).isEmpty();
        assertThat(findings(framework)).anyMatch(one -> one.contains("more than 32 deep"));
    }
}
