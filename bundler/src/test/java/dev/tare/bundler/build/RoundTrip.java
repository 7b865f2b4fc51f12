package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A framework that was written, built, proven and restored, each file compared with what it was.
 *
 * @param source its folder
 * @param out the output's folder
 * @param report what the build told
 */
record RoundTrip(Path source, Path out, BuildReport report) {

    /** At level 1. */
    static RoundTrip of(Path folder, String name, Map<String, byte[]> files, Notation notation)
            throws IOException, OutputException {
        RoundTrip trip = of(folder, name, files, notation, 1);
        assertThat(trip.report().account())
                .as(name)
                .allMatch(change -> change.tokens().saved() >= 0);
        return trip;
    }

    static RoundTrip of(Path folder, String name, Map<String, byte[]> files, Notation notation, int level)
            throws IOException, OutputException {
        Path source = folder.resolve(name);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = source.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        Path out = folder.resolve(name + "-out");
        BuildOptions options = new BuildOptions(ReadOptions.DEFAULT, level, notation, false, 1);
        BuildReport report = Builder.build(source, out, options, "test", TaskExecutor.direct());
        RoundTrip trip = new RoundTrip(source, out, report);
        assertThat(report.findings()).as(name).isEmpty();
        if (report.modules() > 0) {
            assertThat(trip.prove()).as(name).isEmpty();
            Path back = folder.resolve(name + "-back");
            assertThat(Restorer.restore(out, back, false).findings()).as(name).isEmpty();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                assertThat(Files.readAllBytes(back.resolve(file.getKey())))
                        .as("%s in %s", file.getKey(), name)
                        .isEqualTo(file.getValue());
            }
        }
        return trip;
    }

    /** Returns what the proof finds in the output as it lies on disk now. */
    List<Finding> prove() {
        return Proof.prove(
                out,
                FrameworkReader.read(source, ReadOptions.DEFAULT, TaskExecutor.direct()),
                ReadOptions.DEFAULT,
                TaskExecutor.direct());
    }

    boolean has(String path) {
        return Files.exists(out.resolve(path));
    }

    String text(String path) throws IOException {
        return Files.readString(out.resolve(path));
    }
}
