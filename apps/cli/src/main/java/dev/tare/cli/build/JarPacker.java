package dev.tare.cli.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Packs the runnable jar again: without the entries for folders, packed as tightly as can be, but with the token tables as
 * they are, since unpacking one takes longer than reading it.
 */
public final class JarPacker {

    private JarPacker() {}

    /**
     * Runs at build time.
     *
     * @param arguments the jar
     */
    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        Path packed = jar.resolveSibling(jar.getFileName() + ".packed");
        try (ZipFile source = new ZipFile(jar.toFile());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(packed));
                ZipOutputStream target = new ZipOutputStream(file)) {
            target.setLevel(Deflater.BEST_COMPRESSION);
            List<ZipEntry> entries = new ArrayList<>(source.size());
            source.stream().filter(entry -> !entry.isDirectory()).forEach(entries::add);
            for (ZipEntry entry : entries) {
                try (InputStream in = source.getInputStream(entry)) {
                    pack(entry, in.readAllBytes(), target);
                }
            }
        }
        Files.move(packed, jar, StandardCopyOption.REPLACE_EXISTING);
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
