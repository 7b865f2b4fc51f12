package dev.tare.loader.bundle;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle: the same contents give the same bytes, whenever and wherever. */
public final class BundleWriter {

    /** 1 January 1980, the first day that the container knows; as local time, which it has no zone for. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private BundleWriter() {}

    /**
     * Returns the bundle's bytes.
     *
     * @param templates in the order in which the index has them
     * @param partials in the order in which the index has them
     * @param restore the way back to the source
     * @param dictionary what the texts are compressed with in memory; empty for none
     */
    public static byte[] write(
            BundleIndex index, List<Template> templates, List<Template> partials, byte[] restore, byte[] dictionary) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] json = BundleJson.write(index);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            add(zip, BundleFiles.CHECKSUMS, BundleFiles.checksums(json, restore, dictionary));
            add(zip, BundleFiles.INDEX, json);
            add(zip, BundleFiles.RESTORE, restore);
            if (dictionary.length > 0) {
                add(zip, BundleFiles.DICTIONARY, dictionary);
            }
            // The same text with slots that were written in another way is one file.
            Set<ContentHash> written = new HashSet<>();
            for (int i = 0; i < templates.size(); i++) {
                ContentHash hash = index.parts().get(i).hash();
                if (written.add(hash)) {
                    add(zip, BundleFiles.template(hash), templates.get(i).mustache());
                }
            }
            for (int i = 0; i < partials.size(); i++) {
                String name = index.partials().get(i).name();
                add(zip, BundleFiles.partial(name), partials.get(i).mustache());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static long packedBytes(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            byte[] buffer = new byte[64 << 10];
            long bytes = 0;
            while (!deflater.finished()) {
                bytes += deflater.deflate(buffer);
            }
            return bytes;
        } finally {
            deflater.end();
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        // A text of a million slots has an index that is packed better than whoever opens a bundle trusts.
        boolean isStored = name.equals(BundleFiles.INDEX) && Bundle.isBomb(content.length, packedBytes(content));
        entry.setMethod(isStored ? ZipEntry.STORED : ZipEntry.DEFLATED);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
