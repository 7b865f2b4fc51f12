package dev.tare.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.token.Encoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @TempDir
    Path folder;

    @Test
    void findsTheUsersFile() {
        String base = folder.toAbsolutePath().toString();
        assertThat(ConfigFiles.userFile(Map.of("XDG_CONFIG_HOME", base, "HOME", "/home/x")))
                .hasValue(folder.toAbsolutePath().resolve("tare/config.yaml"));
        assertThat(ConfigFiles.userFile(Map.of("XDG_CONFIG_HOME", "relative", "HOME", base)))
                .hasValue(folder.toAbsolutePath().resolve(".config/tare/config.yaml"));
        assertThat(ConfigFiles.userFile(Map.of("USERPROFILE", base)))
                .hasValue(folder.toAbsolutePath().resolve(".config/tare/config.yaml"));
        assertThat(ConfigFiles.userFile(Map.of())).isEmpty();
    }

    @Test
    void aMissingFileSaysNothing() {
        assertThat(ConfigFiles.read(folder.resolve("tare.yaml"), "tare.yaml", diagnostics)
                        .isEmpty())
                .isTrue();
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @Test
    void readsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("tare.yaml"), "\ufeffmodel: größe\r\n");
        assertThat(ConfigFiles.read(file, "tare.yaml", diagnostics).get(ConfigKey.MODEL))
                .hasValue("größe");
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @Test
    void layersTheUsersFileUnderTheProjectsUnderTheEnvironment() throws IOException {
        Path user = Files.createDirectories(folder.resolve(".config/tare")).resolve("config.yaml");
        Files.writeString(user, "model: a\nencoding: p50k_base\nstartThreshold: 1\nmodell: x\n");
        Path project = Files.writeString(folder.resolve("tare.yaml"), "model: b\nencoding: cl100k_base\n");
        TareConfig config = TareConfig.layered(ConfigFiles.layers(
                project,
                "tare.yaml",
                Map.of("HOME", folder.toAbsolutePath().toString(), "TARE_MODEL", "c"),
                diagnostics));
        assertThat(config.model()).hasValue("c");
        assertThat(config.encoding()).hasValue(Encoding.CL100K_BASE);
        assertThat(config.startThreshold()).isEqualTo(1);
        assertThat(diagnostics.sorted()).extracting(Diagnostic::path).containsExactly("~/.config/tare/config.yaml");
        assertThat(TareConfig.layered(ConfigFiles.layers(folder.resolve("none"), "tare.yaml", Map.of(), diagnostics)))
                .isSameAs(TareConfig.DEFAULT);
    }

    @Test
    void reportsWhatCannotBeRead() throws IOException {
        Path latin1 = Files.write(folder.resolve("a.yaml"), "model: größe".getBytes(StandardCharsets.ISO_8859_1));
        Path huge = Files.writeString(folder.resolve("b.yaml"), "model: a\n" + "# comment\n".repeat(200_000));
        Path directory = Files.createDirectory(folder.resolve("c.yaml"));
        assertThat(ConfigFiles.read(latin1, "a.yaml", diagnostics).isEmpty()).isTrue();
        assertThat(ConfigFiles.read(huge, "b.yaml", diagnostics).isEmpty()).isTrue();
        assertThat(ConfigFiles.read(directory, "c.yaml", diagnostics).isEmpty()).isTrue();
        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::path, Diagnostic::message)
                .extracting(Object::toString)
                .satisfiesExactly(
                        a -> assertThat(a).contains("a.yaml", "is not UTF-8"),
                        b -> assertThat(b).contains("b.yaml", "1048577 bytes, over the limit of 1048576"),
                        c -> assertThat(c).contains("c.yaml", "cannot be read"));
    }
}
