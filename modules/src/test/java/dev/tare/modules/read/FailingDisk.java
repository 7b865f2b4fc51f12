package dev.tare.modules.read;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.List;

/** A disk that refuses what has a telling name, as a disk does to people who are not root. */
final class FailingDisk extends FileAccess {

    private final Path root;

    FailingDisk(Path root) {
        this.root = root;
    }

    @Override
    List<Path> list(Path folder) throws IOException {
        if (folder.equals(root.resolve("closed"))) {
            throw new AccessDeniedException(folder.toString());
        }
        return super.list(folder);
    }

    @Override
    InputStream open(Path file) throws IOException {
        if (file.equals(root.resolve("secret.md"))) {
            throw new FileNotFoundException(file + " (Permission denied)");
        }
        if (file.equals(root.resolve("gone.md"))) {
            throw new FileNotFoundException(file + " (No such file or directory)");
        }
        return super.open(file);
    }
}
