package dev.tare.bundler.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A folder among the system's temporary ones, which is gone when it is closed. */
public final class ScratchFolder implements AutoCloseable {

    private final Path folder;

    private ScratchFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes one. */
    public static ScratchFolder make() throws IOException {
        return new ScratchFolder(Files.createTempDirectory("tare-"));
    }

    /** Returns the folder. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                // A folder that was copied with its mode may be one that nobody may write to.
                dir.toFile().setWritable(true);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, java.io.IOException failure) throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
