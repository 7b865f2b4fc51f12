package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TomlKeysTest {

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @Test
    void escapesAreThoseOfToml() {
        assertThat(read("""
                a = "\\u00fc \\U0001F600 \\b\\f\\\\n"
                b = "\\ud800 \\u12"
                c = \"""
                one \\
                   two\\nthree\"""
                d = "\\nfirst"
                e = '\\u00fc'
                """))
                .containsExactly(
                        Map.entry("a", "\u00fc \uD83D\uDE00 \b\f\\n"),
                        Map.entry("b", "ud800 u12"),
                        Map.entry("c", "one two\nthree"),
                        Map.entry("d", "\nfirst"),
                        Map.entry("e", "\\u00fc"));
        assertThat(read("a = \"\"\"\r\nx\"\"\"\r\n")).containsExactly(Map.entry("a", "x"));
    }

    @Test
    void stringsOfAllKindsAreRead() {
        Map<String, String> keys = read("""
                # a command
                description = "Says \\"hi\\"\\n"
                raw = 'C:\\temp' # kept
                count = 3
                prompt = \"""
                First "quoted" line.
                Second.
                \"""
                literal = '''
                a 'b' c'''

                [table]
                hidden = "x"
                """);

        assertThat(keys)
                .containsExactly(
                        Map.entry("description", "Says \"hi\"\n"),
                        Map.entry("raw", "C:\\temp"),
                        Map.entry("count", "3"),
                        Map.entry("prompt", "First \"quoted\" line.\nSecond.\n"),
                        Map.entry("literal", "a 'b' c"));
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void aStringWithoutEndIsToldWithItsPlace() {
        assertThat(read("a = \"x\"\nprompt = \"\"\"\nnever closed\n")).containsExactly(Map.entry("a", "x"));
        assertThat(diagnostics).hasSize(1);
        assertThat(diagnostics.get(0).kind().code()).isEqualTo("TARE306");
        assertThat(diagnostics.get(0).position().line()).isEqualTo(2);
    }

    @Test
    void aLineWithoutAnEqualsSignIsTold() {
        assertThat(read("just words\n")).isEmpty();
        assertThat(diagnostics).extracting(d -> d.kind().code()).containsExactly("TARE306");
    }

    private Map<String, String> read(String text) {
        SourceText source = SourceText.of(ModuleId.of("a.toml").orElseThrow(), text);
        Map<String, String> keys = new LinkedHashMap<>();
        for (YamlNode.Entry entry : TomlKeys.read(source, diagnostics).entries()) {
            keys.put(entry.key(), entry.value().asText().orElseThrow());
        }
        return keys;
    }
}
