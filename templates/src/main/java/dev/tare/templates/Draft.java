package dev.tare.templates;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder beside an output in which it is made, with a file that is locked for as long as the process lives: so that others can
 * tell a draft that is being written from one whose process was killed. Three names stand side by side: {@code .OUT.tare-N.lock},
 * {@code .OUT.tare-N}, and while the output is put in its place {@code .OUT.tare-N.old}. The lock is made first and removed last.
 */
final class Draft {

    private static final String LOCK = ".lock";
    private static final String OLD = ".old";

    /** How often another name is tried when somebody took the new lock for an abandoned one. */
    private static final int ATTEMPTS = 20;

    /**
     * The locks of this process. Where locks belong to processes, to open such a file again and to close it would give the lock
     * up.
     */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path lock;
    private final FileChannel channel;
    private final Path folder;

    private Draft(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
        this.folder = withoutEnd(lock);
    }

    /** Makes an empty draft for an output, which nobody but the user may look into. */
    static Draft of(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new NoSuchFileException(target.toString());
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Draft draft = locked(parent, prefix(target));
            if (draft != null) {
                try {
                    createPrivately(draft.folder);
                    return draft;
                } catch (IOException e) {
                    draft.release();
                    throw e;
                }
            }
        }
        throw new IOException("others take every draft away");
    }

    private static @Nullable Draft locked(Path parent, String prefix) throws IOException {
        Path lock;
        synchronized (OWN) {
            // Both under the monitor: nobody else of this process may open the file in between.
            lock = Files.createTempFile(parent, prefix, LOCK);
            OWN.add(lock);
        }
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        Draft draft = new Draft(lock, channel);
        try {
            if (channel.tryLock() != null && Files.exists(lock)) {
                return draft;
            }
        } catch (IOException e) {
            // A file system that has no locks: without its file nobody takes the draft for abandoned, and nobody clears
            // it.
            Files.delete(lock);
            return draft;
        }
        draft.release();
        return null;
    }

    private static void createPrivately(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    /** Returns the folder to write to. */
    Path folder() {
        return folder;
    }

    /** Returns where the output lies that is being replaced. */
    Path old() {
        return old(folder);
    }

    /** Gives the name up; the draft is gone or in its place by then. */
    void release() throws IOException {
        synchronized (OWN) {
            Files.deleteIfExists(lock);
            channel.close();
            OWN.remove(lock);
        }
    }

    /**
     * Removes the drafts of processes that are gone. Where one was killed just when it had put the old output aside, that is put
     * back. What cannot be removed stays for the next time.
     */
    static void clearAbandoned(Path target) {
        Path parent = target.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return;
        }
        for (Path lock : locks(parent, prefix(target))) {
            synchronized (OWN) {
                if (!OWN.contains(lock)) {
                    clear(lock, target);
                }
            }
        }
    }

    private static List<Path> locks(Path parent, String prefix) {
        List<Path> locks = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.startsWith(prefix) && name.endsWith(LOCK)) {
                    locks.add(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Then nothing can be written here either, and that will be said.
            return List.of();
        }
        return locks;
    }

    /** Tells whether there is nothing left of a draft whose process is gone. */
    private static boolean clear(Path lock, Path target) {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() == null || !Files.exists(lock, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Path folder = withoutEnd(lock);
            Path old = old(folder);
            if (exists(old)) {
                if (exists(target)) {
                    Trees.delete(old);
                } else {
                    Files.move(old, target);
                }
            }
            if (exists(folder)) {
                Trees.delete(folder);
            }
            Files.delete(lock);
            return true;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".tare-";
    }

    private static Path withoutEnd(Path lock) {
        String name = String.valueOf(lock.getFileName());
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static Path old(Path folder) {
        return folder.resolveSibling(folder.getFileName() + OLD);
    }
}
