package dev.tare.cli.build;

import dev.tare.cli.ProgramId;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs the runnable jar again: without the entries for folders, packed as tightly as can be, but with the token tables as
 * they are, since unpacking one takes longer than reading it. Adds a hash of all that is in it, by which what is kept for later
 * runs is known to come from this very program.
 */
public final class JarPacker {

    private JarPacker() {}

    /**
     * Runs at build time.
     *
     * @param arguments the jar as it was put together, and where it goes: it is there whole or not at all
     */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        Path packed = target.resolveSibling(target.getFileName() + ".packed");
        try {
            pack(jar, packed);
            Files.move(packed, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    private static void pack(Path jar, Path packed) throws IOException {
        try (ZipFile source = new ZipFile(jar.toFile());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(packed));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            List<ZipEntry> entries = new ArrayList<>(source.size());
            source.stream().filter(entry -> !entry.isDirectory()).forEach(entries::add);
            entries.removeIf(entry -> entry.getName().equals(ProgramId.PATH));
            MessageDigest digest = sha256();
            for (ZipEntry entry : entries) {
                try (InputStream in = source.getInputStream(entry)) {
                    byte[] bytes = in.readAllBytes();
                    digest.update((entry.getName() + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                    pack(entry, bytes, zip);
                }
            }
            ZipEntry id = new ZipEntry(ProgramId.PATH);
            id.setTimeLocal(entries.get(0).getTimeLocal());
            pack(id, HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII), zip);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static void pack(ZipEntry entry, byte[] bytes, ZipOutputStream target) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        // As local time, which is what the format holds: the zone of the machine does not get in.
        copy.setTimeLocal(entry.getTimeLocal());
        if (entry.getName().endsWith(".ranks")) {
            CRC32 checksum = new CRC32();
            checksum.update(bytes);
            copy.setMethod(ZipEntry.STORED);
            copy.setSize(bytes.length);
            copy.setCompressedSize(bytes.length);
            copy.setCrc(checksum.getValue());
        }
        target.putNextEntry(copy);
        target.write(bytes);
        target.closeEntry();
    }
}
