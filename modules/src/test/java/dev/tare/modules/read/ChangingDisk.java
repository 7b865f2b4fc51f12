package dev.tare.modules.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** A disk on which somebody writes to a file just before it is opened. */
final class ChangingDisk extends FileAccess {

    private final Path root;

    ChangingDisk(Path root) {
        this.root = root;
    }

    @Override
    InputStream open(Path file) throws IOException {
        if (file.equals(root.resolve("grows.md"))) {
            Files.writeString(file, "y".repeat(200));
        } else if (file.equals(root.resolve("shrinks.md"))) {
            Files.writeString(file, "y".repeat(10));
        } else if (file.equals(root.resolve("same-size.md"))) {
            Files.writeString(file, "y".repeat(100));
            Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
        }
        return super.open(file);
    }
}
