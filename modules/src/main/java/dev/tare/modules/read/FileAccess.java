package dev.tare.modules.read;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The few questions that reading asks of the disk. Tests put a disk in between that fails or changes. */
class FileAccess {

    static final FileAccess DISK = new FileAccess();

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);

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

    SeekableByteChannel open(Path file) throws IOException {
        return Files.newByteChannel(file, READ);
    }
}
