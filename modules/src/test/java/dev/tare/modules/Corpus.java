package dev.tare.modules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A corpus of a real framework that lies beside the repository, when it does. */
final class Corpus {

    private Corpus() {}

    /** Returns the prompt files of the corpus by path; skips the test when it is not there. */
    static Map<String, String> read(String name) {
        Path folder = folder(name);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile).forEach(path -> {
                String id = folder.relativize(path).toString().replace('\\', '/');
                if (id.endsWith(".md") || id.endsWith(".yml")) {
                    files.put(id, text(path));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** Returns the folder of the corpus; skips the test when it is not there. */
    static Path folder(String name) {
        Path folder = folder().resolve(name);
        assumeTrue(Files.isDirectory(folder), "skipped: the corpus " + name + " is not at " + folder);
        return folder;
    }

    private static Path folder() {
        String set = System.getenv("TARE_CORPORA");
        return set != null
                ? Path.of(set)
                : Path.of(System.getProperty("tare.repository.root", "..")).resolve("../shared/corpora");
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
