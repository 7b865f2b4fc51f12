package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {

    @TempDir
    private Path folder;

    @Test
    void writesAWholeFileAndNothingBesideIt() throws IOException {
        Path file = folder.resolve("report.json");
        write(file, "one\n");
        assertThat(file).hasContent("one\n");
        write(file, "zwei ä\n");
        assertThat(Files.readString(file)).isEqualTo("zwei ä\n");
        assertThat(files()).containsExactly("report.json");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        write(link, "new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("new");
    }

    @Test
    void aDeviceIsWrittenToAndStays() throws IOException {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no /dev/null here");
        write(device, "gone");
        assertThat(Files.isRegularFile(device)).isFalse();
    }

    @Test
    void aDashIsStandardOutput() throws IOException {
        TestTerminal terminal = new TestTerminal();
        Destination.of("-").write("here\n", terminal.terminal());
        assertThat(terminal.out()).isEqualTo("here\n");
    }

    @Test
    void whatCannotHoldAFileIsFoundOutBeforeTheWork() {
        assertThatThrownBy(() -> Destination.of(folder.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() ->
                        Destination.of(folder.resolve("no/such/folder.txt").toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("there is no folder");
        assertThatThrownBy(() -> Destination.of("")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> Destination.of("nul\0byte")).isInstanceOf(UsageException.class);
    }

    private static void write(Path file, String text) throws IOException {
        Destination.of(file.toString()).write(text, new TestTerminal().terminal());
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
