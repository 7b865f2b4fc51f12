package dev.tare.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostics;
import dev.tare.core.json.JsonWriter;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published schema and the page for users say what the reader does. */
class ConfigDocsTest {

    private static final Path DOCS = Path.of(System.getProperty("tare.repository.root", ".."), "docs");

    @Test
    void thePublishedSchemaIsTheReaders() throws IOException {
        StringWriter schema = new StringWriter();
        try (JsonWriter json = JsonWriter.to(schema)) {
            ConfigSchema.write(json);
        }
        Path published = DOCS.resolve("schema/tare.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(published.getParent());
            Files.writeString(published, schema.toString());
        }
        assertThat(Files.readString(published)).isEqualTo(schema.toString());
    }

    @Test
    void thePageTellsOfEveryKey() throws IOException {
        String page = Files.readString(DOCS.resolve("configuration.md"));
        for (ConfigKey<?> key : ConfigKey.all()) {
            assertThat(page).contains("\n### `" + key.name() + "`\n");
            if (key.isSetByText()) {
                assertThat(page).contains("`" + key.variable() + "`");
            }
            assertThat(key.description()).endsWith(".");
        }
    }

    @Test
    void theExamplesOfThePageAreValid() throws IOException {
        String page = Files.readString(DOCS.resolve("configuration.md"));
        List<ConfigKey<?>> missing = new ArrayList<>(ConfigKey.all());
        int start = page.indexOf("```yaml\n");
        while (start >= 0) {
            int end = page.indexOf("\n```", start + 8);
            Diagnostics diagnostics = new Diagnostics();
            String example = page.substring(start + 8, end + 1);
            ConfigLayer layer =
                    ConfigLayer.ofFile(SourceText.of(ModuleId.of("tare.yaml").orElseThrow(), example), diagnostics);
            assertThat(diagnostics.sorted()).as(example).isEmpty();
            missing.removeIf(key -> layer.get(key).isPresent());
            start = page.indexOf("```yaml\n", end);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void theNamedDefaultsAreTheDefaults() {
        assertThat(ConfigKey.CONTEXT_WINDOW.description()).contains(" " + TareConfig.CONTEXT_WINDOW + ".");
        assertThat(ConfigKey.START_THRESHOLD.description()).contains(" " + TareConfig.DEFAULT.startThreshold() + ".");
        assertThat(ConfigKey.MAX_FILE_BYTES.description()).contains(" " + Limits.DEFAULT.maxFileBytes() + " ");
        assertThat(ConfigKey.MAX_FILES.description()).contains(" " + Limits.DEFAULT.maxFiles() + ".");
        assertThat(ConfigKey.MAX_DEPTH.description()).contains(" " + Limits.DEFAULT.maxDepth() + ".");
        assertThat(ConfigKey.RESOLUTION.description())
                .contains(" " + TareConfig.DEFAULT.resolution().word() + ".");
        assertThat(ConfigKey.MAX_FILE_BYTES.variable()).isEqualTo("TARE_LIMITS_MAX_FILE_BYTES");
        assertThat(ConfigKey.START_THRESHOLD.variable()).isEqualTo("TARE_START_THRESHOLD");
    }
}
