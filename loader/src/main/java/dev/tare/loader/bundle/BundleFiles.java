package dev.tare.loader.bundle;

import dev.tare.core.text.ContentHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The files in a bundle's container, by their names. */
final class BundleFiles {

    /** What the bundle says of itself. */
    static final String INDEX = "bundle.json";

    /** The way back to the source. */
    static final String RESTORE = "restore.json";

    /** What texts are compressed with in memory; not in every bundle. */
    static final String DICTIONARY = "dictionary.zstd";

    /** The hashes of these, as {@code sha256sum} writes them; the templates are named by theirs. */
    static final String CHECKSUMS = "SHA256SUMS";

    private static final String FOLDER = "templates/";
    private static final String PARTIALS = "partials/";
    private static final String EXTENSION = ".mustache";

    private BundleFiles() {}

    static String template(ContentHash hash) {
        return FOLDER + hash.base64() + EXTENSION;
    }

    /** Returns the file of a partial, which bears the name that tags have, so that any Mustache finds it. */
    static String partial(String name) {
        return PARTIALS + name + EXTENSION;
    }

    /** @param dictionary empty for none */
    static byte[] checksums(byte[] index, byte[] restore, byte[] dictionary) {
        String lines = line(index, INDEX) + line(restore, RESTORE);
        if (dictionary.length > 0) {
            lines += line(dictionary, DICTIONARY);
        }
        return lines.getBytes(StandardCharsets.UTF_8);
    }

    private static String line(byte[] content, String name) {
        return ContentHash.of(content).hex() + "  " + name + "\n";
    }

    /**
     * Returns the hash of a file.
     *
     * @throws IllegalArgumentException when there is none
     */
    static ContentHash checksum(byte[] checksums, String name) {
        List<ContentHash> found = new ArrayList<>();
        for (String line : new String(checksums, StandardCharsets.UTF_8).split("\n", -1)) {
            int gap = line.indexOf("  ");
            if (gap > 0 && line.substring(gap + 2).equals(name)) {
                found.add(new ContentHash(line.substring(0, gap)));
            }
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException(CHECKSUMS + " has " + found.size() + " hashes of " + name);
        }
        return found.get(0);
    }
}
