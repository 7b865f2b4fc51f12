package dev.tare.modules.read;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** The few questions that reading asks of the disk. Tests put a disk in between that fails or changes. */
class FileAccess {

    static final FileAccess DISK = new FileAccess();

    /** Returns what is in a folder, in no order. */
    List<Path> list(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                entries.add(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return entries;
    }

    /** Returns what an entry is; a link itself, not what it leads to. */
    BasicFileAttributes attributes(Path entry) throws IOException {
        return Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    Path realPath(Path entry) throws IOException {
        return entry.toRealPath();
    }

    /** Opens a file. A plain stream is ready in half the time of a channel, but only a channel opens any name. */
    InputStream open(Path file) throws IOException {
        boolean sayable = file.toString().indexOf('\uFFFD') < 0;
        return sayable ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
    }
}
