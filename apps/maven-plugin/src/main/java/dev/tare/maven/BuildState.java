package dev.tare.maven;

import dev.tare.core.text.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is remembered of the last build of an output: a hash of all that went in, and one of what came out. Times of files say nothing, for they
 * change with every checkout.
 */
final class BuildState {

    private static final long MOST_BYTES = 1024;

    private final Path out;
    private final Optional<Path> report;
    private final Path file;

    /**
     * @param folder where it is kept
     * @param out the output; each has a file of its own
     * @param report a file that was written with it
     */
    BuildState(Path folder, Path out, Optional<Path> report) {
        this.out = out;
        this.report = report;
        this.file = folder.resolve(ContentHash.of(out.toString()).hex().substring(0, 16) + ".state");
    }

    /**
     * Returns a hash of a request and of all files that it reads.
     *
     * @param besides files and folders that are read beside the framework, whether they exist or not
     */
    String key(Path root, List<Path> besides, String request) throws IOException {
        StringBuilder all = new StringBuilder(request).append(digest(root));
        for (Path path : besides) {
            all.append(path).append(' ').append(Files.exists(path) ? digest(path) : "-");
        }
        return ContentHash.of(all.toString()).hex();
    }

    /** Tells whether the last build had the same request, and its output is as it was left. */
    boolean isCurrent(String key) throws IOException {
        if (!Files.isRegularFile(file)
                || Files.size(file) > MOST_BYTES
                || !Files.exists(out)
                || report.isPresent() && !Files.exists(report.get())) {
            return false;
        }
        // In Latin letters any bytes can be read, also those of a file that was damaged.
        return Files.readString(file, StandardCharsets.ISO_8859_1).equals(content(key));
    }

    /** Remembers a build. */
    void keep(String key) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content(key), StandardCharsets.ISO_8859_1);
    }

    private String content(String key) throws IOException {
        return key + "\n" + digest(out) + "\n" + (report.isPresent() ? digest(report.get()) + "\n" : "");
    }

    /** Returns a hash of a file, or of a folder with all that it holds: paths, bytes, whether files can be run, where links lead. */
    private static String digest(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return ContentHash.ofFile(path).hex();
        }
        SortedMap<String, String> files = new TreeMap<>();
        Path real = path.toRealPath();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                files.put(real.relativize(dir).toString(), "folder");
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) throws IOException {
                files.put(real.relativize(found).toString(), fingerprint(found, attributes));
                return FileVisitResult.CONTINUE;
            }
        });
        StringBuilder all = new StringBuilder();
        files.forEach((name, content) -> all.append(name.length())
                .append(' ')
                .append(name)
                .append(' ')
                .append(content)
                .append('\n'));
        return ContentHash.of(all.toString()).hex();
    }

    private static String fingerprint(Path found, BasicFileAttributes attributes) throws IOException {
        if (attributes.isSymbolicLink()) {
            return "link " + Files.readSymbolicLink(found);
        }
        if (!attributes.isRegularFile()) {
            return "special";
        }
        if (!Files.isReadable(found)) {
            return "unreadable";
        }
        return (Files.isExecutable(found) ? "runs " : "file ")
                + ContentHash.ofFile(found).hex();
    }
}
