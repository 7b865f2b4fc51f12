package dev.tare.store.spool;

import dev.tare.store.use.Use;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The file to which loads are appended, so that a program that loads a prompt starts no database. What a call appends goes out in one write,
 * and each line has a name of its own; whoever takes the spool in can thus read a line twice and count it once.
 */
public final class Spool {

    /** The most bytes that wait to be taken in; nothing is appended beyond them. */
    public static final long LARGEST = 16L << 20;

    /** The name of the file that is appended to. */
    static final String FILE = "spool.log";

    private static final AtomicInteger WRITES = new AtomicInteger();

    private final Path folder;

    /**
     * @param folder the store's folder; made when something is appended
     */
    public Spool(Path folder) {
        this.folder = folder;
    }

    /** What became of an append. */
    public enum Appended {
        /** The loads are on file. */
        DONE,

        /** Too much waits to be taken in, so the loads were left out. */
        FULL
    }

    /**
     * Appends loads. For any number of threads and processes at once.
     *
     * @throws IOException when the folder or the file cannot be written; what was appended by then is a torn line at most
     */
    public Appended append(List<Use> uses) throws IOException {
        if (uses.isEmpty()) {
            return Appended.DONE;
        }
        String chunk = chunk();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(uses.size() * 256);
        // What was torn before ends here, and takes no line of this write with it.
        bytes.write('\n');
        for (int i = 0; i < uses.size(); i++) {
            bytes.writeBytes(new SpoolLine(chunk, i, uses.get(i)).utf8());
        }
        Path file = folder.resolve(FILE);
        if (size(file) + bytes.size() > LARGEST) {
            return Appended.FULL;
        }
        makeFolder(folder);
        // Unlike a channel, a stream writes on in a thread that was interrupted.
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(bytes.toByteArray());
        }
        return Appended.DONE;
    }

    /**
     * Names a write: by the clock in milliseconds, by the one in nanoseconds and by how many came before in this process. Drawing it at random
     * would load more than all the rest of the spool.
     */
    private static String chunk() {
        return hex(System.currentTimeMillis(), 11) + hex(System.nanoTime(), 16) + hex(WRITES.getAndIncrement(), 5);
    }

    private static String hex(long number, int digits) {
        String hex = "0000000000000000" + Long.toHexString(number);
        return hex.substring(hex.length() - digits);
    }

    /** Makes the folder of a store, for its owner alone: paths of modules tell what people work on. */
    public static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createDirectory(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectory(folder);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was first; when what it made is no folder, the write that follows says so.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static long size(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // Appending to a named pipe would wait for a reader.
            if (!attributes.isRegularFile()) {
                throw new IOException(file + " is no file");
            }
            return attributes.size();
        } catch (NoSuchFileException e) {
            return 0;
        }
    }
}
