package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a disk may hold or refuse, as processes: each is told in a sentence, and nothing is left half. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@Tag("once")
class BadPlacesIT {

    @TempDir
    private Path folder;

    private Path source;
    private Path out;

    @BeforeEach
    void copyTheStarter() {
        source = folder.resolve("source");
        out = folder.resolve("out");
        assertThat(TareProcess.ofJar("init", source.toString()).run().code()).isZero();
    }

    private Result build() {
        return TareProcess.ofJar("build", source.toString(), "-o", out.toString())
                .with("LC_ALL", "C.UTF-8")
                .run();
    }

    @Test
    void pipesAreNamedAndNotWaitedFor() throws Exception {
        pipe(source.resolve("pipe"));
        Result built = build();
        assertThat(built.code()).isZero();
        assertThat(built.err()).isEqualTo("tare: warning: pipe is a pipe, a socket or a device, and is not copied\n");
        assertThat(TareProcess.ofJar("verify", out.toString(), source.toString())
                        .run()
                        .code())
                .isZero();
        Files.delete(out.resolve(".tare/manifest.json"));
        pipe(out.resolve(".tare/manifest.json"));
        assertThat(TareProcess.ofJar("verify", out.toString(), source.toString())
                        .run()
                        .code())
                .isEqualTo(1);
        Result restored = TareProcess.ofJar(
                        "restore", out.toString(), "-o", folder.resolve("back").toString())
                .run();
        assertThat(restored.code()).isEqualTo(2);
        assertThat(restored.err()).contains("has no manifest").hasLineCount(1);
        assertThat(build().err()).contains("is not empty", "--force");
    }

    private static void pipe(Path path) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void aModuleOverTheLimitIsCopiedAndSaid() throws IOException {
        Files.write(source.resolve("big.md"), new byte[20 << 20]);
        Result built = build();
        assertThat(built.code()).isZero();
        assertThat(built.err()).contains("warning: big.md is 20971520 bytes", "copied as it is");
        assertThat(out.resolve("big.md")).hasSize(20 << 20);
    }

    @Test
    void aDiskThatTakesNoMoreLeavesTheOldOutput() throws IOException {
        assertThat(build().code()).isZero();
        Files.writeString(source.resolve("CLAUDE.md"), "# Other\n");
        Files.writeString(source.resolve("long.txt"), "x".repeat(100_000));
        Result refused = TareProcess.ofScript("ulimit -f 64; \"$@\" build '" + source + "' -o '" + out + "'")
                .run();
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .contains("the copy failed", "nothing was written")
                .hasLineCount(1);
        assertThat(out.resolve("long.txt")).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(source, out);
        }
    }

    @Test
    void aLinkToAnOutputStaysALink() throws IOException {
        assertThat(build().code()).isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), out);
        Files.writeString(source.resolve("CLAUDE.md"), "# Other\n");
        assertThat(TareProcess.ofJar("build", source.toString(), "-o", link.toString())
                        .run()
                        .code())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(out.resolve("CLAUDE.md")).hasContent("# Other");
        Path lost = Files.createSymbolicLink(folder.resolve("lost"), Path.of("nowhere"));
        assertThat(TareProcess.ofJar("build", source.toString(), "-o", lost.toString())
                        .run()
                        .err())
                .contains("is a link that leads nowhere");
    }
}
