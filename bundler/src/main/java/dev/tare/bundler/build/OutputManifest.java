package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the bytes of an output's manifest, as far as one may be long. */
public final class OutputManifest {

    /** A tenth of a source of 2.5 GB; whatever is longer would only be read to be refused. */
    private static final long MOST_BYTES = 256L << 20;

    private OutputManifest() {}

    /**
     * Returns the manifest's bytes.
     *
     * @throws IllegalArgumentException when it is too long
     */
    public static byte[] read(Path out) throws IOException {
        Path file = out.resolve(Manifest.PATH);
        if (!Files.isRegularFile(file)) {
            // A pipe would be waited for.
            throw new NoSuchFileException(file.toString());
        }
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new IllegalArgumentException("it has " + size + " bytes, more than any manifest");
        }
        return Files.readAllBytes(file);
    }
}
