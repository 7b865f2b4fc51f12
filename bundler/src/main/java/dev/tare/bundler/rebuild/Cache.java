package dev.tare.bundler.rebuild;

import dev.tare.core.text.ContentHash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of files that make work quicker and that nobody misses. Each begins with the program and the key that it is for and ends
 * with a checksum, and is moved into its place whole: one that is damaged, cut off, of another program or in the wrong place counts
 * as missing. What cannot be written is not kept. Safe for any number of processes.
 */
public final class Cache {

    private static final String MAGIC = "tare cache 1\n";
    private static final String SUFFIX = ".bin";
    private static final int CHECKSUM = 32;

    /** The largest file that is read or written, in bytes. */
    private static final int MOST_BYTES = 128 << 20;

    private static final int MOST_FILES = 64;
    private static final long MOST_BYTES_IN_ALL = 512L << 20;

    private final @Nullable Path folder;
    private final String program;

    private Cache(@Nullable Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * Returns a cache in a folder.
     *
     * @param folder need not exist
     * @param program tells this program from every other version of it
     */
    public static Cache in(Path folder, String program) {
        return new Cache(folder, program);
    }

    /** Returns a cache that keeps nothing: what is remembered is forgotten when the process ends. */
    public static Cache none() {
        return new Cache(null, "");
    }

    /** Returns what is kept under a key. */
    Optional<byte[]> read(String key) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = file(folder, key);
        byte[] head = head(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(file);
            int end = bytes.length - CHECKSUM;
            boolean whole = end >= head.length
                    && Arrays.equals(head, 0, head.length, bytes, 0, head.length)
                    && MessageDigest.isEqual(checksum(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length));
            return whole ? Optional.of(Arrays.copyOfRange(bytes, head.length, end)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Keeps bytes under a key, and tells whether that worked. */
    boolean write(String key, byte[] content) {
        if (folder == null || content.length > MOST_BYTES / 2) {
            return false;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 256);
        bytes.writeBytes(head(key));
        bytes.writeBytes(content);
        bytes.writeBytes(checksum(bytes.toByteArray(), bytes.size()));
        try {
            Files.createDirectories(folder);
            Path side = Files.createTempFile(folder, ".new", SUFFIX);
            try {
                Files.write(side, bytes.toByteArray());
                move(side, file(folder, key));
            } finally {
                Files.deleteIfExists(side);
            }
            removeOldest(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void move(Path side, Path file) throws IOException {
        try {
            Files.move(side, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(side, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private record Kept(Path file, long size, long modified) {}

    private static void removeOldest(Path folder) throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                kept.add(new Kept(
                        file, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        kept.sort(Comparator.comparingLong(Kept::modified).reversed());
        long bytes = 0;
        for (int i = 0; i < kept.size(); i++) {
            bytes += kept.get(i).size();
            if (i >= MOST_FILES || i > 0 && bytes > MOST_BYTES_IN_ALL) {
                Files.deleteIfExists(kept.get(i).file());
            }
        }
    }

    private static Path file(Path folder, String key) {
        return folder.resolve(ContentHash.of(key).hex() + SUFFIX);
    }

    private byte[] head(String key) {
        return (MAGIC + program + "\n" + ContentHash.of(key).hex() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] checksum(byte[] bytes, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, end);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
