package dev.tare.modules.read;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
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
    SeekableByteChannel open(Path file) throws IOException {
        if (file.equals(root.resolve("secret.md"))) {
            throw new AccessDeniedException(file.toString());
        }
        if (file.equals(root.resolve("gone.md"))) {
            throw new NoSuchFileException(file.toString());
        }
        return super.open(file);
    }
}
