package dev.tare.bundler.build;

import dev.tare.core.manifest.ManifestReader;
import dev.tare.core.token.Encoding;
import dev.tare.loader.bundle.Bundle;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;

/** How a source is to be read so that an output can be held against it. */
public final class OutputSettings {

    private OutputSettings() {}

    /** Returns the options with the encoding that the output was counted in, where nobody asks for one. */
    public static ReadOptions of(Path out, ReadOptions options) {
        if (options.encoding().isPresent()) {
            return options;
        }
        try {
            String id = BundleTree.isBundle(out)
                    ? bundled(out)
                    : ManifestReader.read(OutputManifest.read(out)).encoding();
            return Encoding.of(id).map(options::with).orElse(options);
        } catch (IOException | IllegalArgumentException e) {
            // The proof says what is wrong with the manifest.
            return options;
        }
    }

    private static String bundled(Path file) throws IOException {
        try (Bundle bundle = Bundle.open(file)) {
            return bundle.index().encoding();
        }
    }
}
