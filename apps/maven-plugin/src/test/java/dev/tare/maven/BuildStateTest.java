package dev.tare.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
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
        state = new BuildState(folder.resolve("work"), out, Optional.empty());
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
        assertThat(new BuildState(folder.resolve("work"), folder.resolve("other.tare"), Optional.empty())
                        .isCurrent(key()))
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
    void aReportThatIsGoneOrNotAsItWasLeftIsWrittenAgain() throws IOException {
        Path report = folder.resolve("build.json");
        BuildState both = new BuildState(folder.resolve("work"), out, Optional.of(report));
        state.keep(key());
        assertThat(both.isCurrent(key())).as("not written yet").isFalse();
        Files.writeString(report, "{}");
        both.keep(key());
        assertThat(both.isCurrent(key())).isTrue();
        Files.writeString(report, "[]");
        assertThat(both.isCurrent(key())).isFalse();
        Files.delete(report);
        assertThat(both.isCurrent(key())).isFalse();
    }

    @Test
    void whatLiesInAFolderBesideCounts() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("jars"));
        String before = state.key(root, List.of(jars), "level 2");
        Files.writeString(jars.resolve("house.jar"), "one");
        String first = state.key(root, List.of(jars), "level 2");
        Files.writeString(jars.resolve("house.jar"), "two");
        assertThat(List.of(before, first, state.key(root, List.of(jars), "level 2")))
                .doesNotHaveDuplicates();
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
