package dev.tare.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a build run again, and what does not. */
class BuildStateTest {

    @TempDir
    private Path folder;

    private Path root;
    private Path out;
    private BuildState state;

    @BeforeEach
    void write() throws IOException {
        root = Files.createDirectories(folder.resolve("prompts"));
        Files.writeString(root.resolve("CLAUDE.md"), "# Mill\n");
        out = Files.writeString(folder.resolve("app.tare"), "built");
        state = new BuildState(folder.resolve("work"), out);
    }

    private String key() throws IOException {
        return state.key(root, List.of(folder.resolve("tare.yaml")), "level 2");
    }

    @Test
    void nothingIsKnownAtFirst() throws IOException {
        assertThat(state.isCurrent(key())).isFalse();
    }

    @Test
    void timesOfFilesSayNothing() throws IOException {
        state.keep(key());
        Files.setLastModifiedTime(root.resolve("CLAUDE.md"), FileTime.fromMillis(1));
        Files.setLastModifiedTime(out, FileTime.fromMillis(1));
        assertThat(state.isCurrent(key())).isTrue();
        assertThat(new BuildState(folder.resolve("work"), folder.resolve("other.tare")).isCurrent(key()))
                .isFalse();
    }

    @Test
    void whateverGoesInCounts() throws IOException {
        String key = key();
        assertThat(state.key(root, List.of(), "level 3")).isNotEqualTo(state.key(root, List.of(), "level 2"));
        Files.writeString(folder.resolve("tare.yaml"), "level: 1\n");
        assertThat(key()).isNotEqualTo(key);
        key = key();
        Files.writeString(root.resolve("CLAUDE.md"), "# Mills\n");
        assertThat(key()).isNotEqualTo(key);
        key = key();
        Files.move(root.resolve("CLAUDE.md"), root.resolve("AGENTS.md"));
        assertThat(key()).isNotEqualTo(key);
        key = key();
        Files.createDirectories(root.resolve("empty"));
        assertThat(key()).isNotEqualTo(key);
    }

    @Test
    void anOutputThatIsNotAsItWasLeftIsBuiltAgain() throws IOException {
        state.keep(key());
        Files.writeString(out, "other");
        assertThat(state.isCurrent(key())).isFalse();
        Files.delete(out);
        assertThat(state.isCurrent(key())).isFalse();
    }

    @Test
    void aDamagedStateIsNone() throws IOException {
        state.keep(key());
        Path kept = Files.list(folder.resolve("work")).toList().get(0);
        Files.write(kept, new byte[] {(byte) 0xFF, 0, 1});
        assertThat(state.isCurrent(key())).isFalse();
        Files.write(kept, new byte[1 << 20]);
        assertThat(state.isCurrent(key())).isFalse();
    }
}
