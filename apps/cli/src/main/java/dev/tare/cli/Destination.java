package dev.tare.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a result goes: standard output, or the file of {@code --output}. Such a file is written beside its place and moved,
 * so whoever looks sees the old result or the new one and never a part, whatever happens meanwhile.
 */
final class Destination {

    private final @Nullable Path file;

    private Destination(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Returns the destination that the options ask for. A place that cannot hold a file is found out here, before the work.
     *
     * @param file the value of {@code --output}; null or {@code -} for standard output
     */
    static Destination of(@Nullable String file) {
        return of(file, "--output");
    }

    /**
     * Returns the destination that an option asks for.
     *
     * @param file the value of the option; null or {@code -} for standard output
     * @param option its name, for messages
     */
    static Destination of(@Nullable String file, String option) {
        if (file == null || file.equals("-")) {
            return new Destination(null);
        }
        if (file.isEmpty()) {
            throw new UsageException(option + " needs the name of a file", "");
        }
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw new UsageException(option + " '" + file + "' is not a path", "");
        }
        if (Files.isDirectory(path)) {
            throw new UsageException(option + " '" + file + "' is a folder; give a file", "");
        }
        Path parent = path.toAbsolutePath().getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UsageException(option + " '" + file + "': there is no folder '" + parent + "'", "");
        }
        return new Destination(path);
    }

    /** Returns the file that the result would replace. */
    Optional<Path> existing() {
        return file != null && Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** Tells whether both results would go to one file. */
    boolean isSameAs(Destination other) {
        return file != null
                && other.file != null
                && file.toAbsolutePath()
                        .normalize()
                        .equals(other.file.toAbsolutePath().normalize());
    }

    /** Tells whether the result is shown, not filed. */
    boolean isStandardOutput() {
        return file == null;
    }

    /** Writes the whole result. */
    void write(String text, Terminal terminal) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), terminal);
    }

    /** Writes the whole result. */
    void write(byte[] utf8, Terminal terminal) throws IOException {
        if (file == null) {
            terminal.print(utf8);
        } else if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A device or a named pipe is written to: moving a file there would replace it.
            Files.write(file, utf8, StandardOpenOption.WRITE);
        } else {
            // A link stays, and what it leads to is replaced.
            replace(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), utf8);
        }
    }

    private static void replace(Path target, byte[] utf8) throws IOException {
        Path side =
                target.resolveSibling("." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        Thread cleaner = new Thread(() -> deleteQuietly(side), "tare-cleaner");
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            Files.write(side, utf8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try {
                Files.move(side, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(side, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            deleteQuietly(side);
            Runtime.getRuntime().removeShutdownHook(cleaner);
        }
    }

    /** Tells whether the file is gone. One that cannot be deleted is a leftover, and no reason to lose the result. */
    private static boolean deleteQuietly(Path side) {
        try {
            Files.deleteIfExists(side);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
