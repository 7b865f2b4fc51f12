package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.ContentHash;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A framework of which prompts were built.
 *
 * @param source as it was read
 * @param out the output's folder
 * @param report what the build told
 */
record FlatTrip(Framework source, Path out, BuildReport report) {

    static BuildOptions options(int level, Notation notation) {
        return new BuildOptions(ReadOptions.DEFAULT, BuildTarget.FLAT, level, notation, false, 1);
    }

    static FlatTrip of(Path root, Path out, Notation notation) throws OutputException {
        return of(root, out, options(1, notation), TaskExecutor.direct());
    }

    static FlatTrip of(Path root, Path out, BuildOptions options, TaskExecutor executor) throws OutputException {
        BuildReport report = Builder.build(root, out, options, "test", executor);
        return new FlatTrip(FrameworkReader.read(root, ReadOptions.DEFAULT, executor), out, report);
    }

    /** Writes files and returns their folder. */
    static Path write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    List<Finding> prove() {
        return Proof.prove(out, source, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    /** Returns the prompts by the names of their files. */
    Map<String, String> prompts() throws IOException {
        Map<String, String> prompts = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                prompts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return prompts;
    }

    /** Makes the checksums anew, as somebody would who wants a change to go unseen. */
    void seal() throws IOException {
        Path path = out.resolve(Manifest.PATH);
        Manifest manifest = ManifestReader.read(Files.readAllBytes(path));
        List<ManifestFile> files = new ArrayList<>();
        for (String file : prompts().keySet()) {
            files.add(new ManifestFile(file, ContentHash.ofFile(out.resolve(file))));
        }
        Files.write(path, ManifestWriter.write(manifest.withFiles(files)));
    }
}
