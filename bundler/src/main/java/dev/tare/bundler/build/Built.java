package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import java.util.HashMap;
import java.util.Map;

/**
 * A build and what it read and wrote, byte for byte.
 *
 * @param report what came of it
 * @param manifest what the output says of itself
 * @param manifestHash of the manifest as it was written
 * @param texts the texts of the output's modules
 */
public record Built(BuildReport report, Manifest manifest, ContentHash manifestHash, Map<ModuleId, byte[]> texts) {

    /** Tells whether there was something to write and its proof holds. */
    public boolean isWritten() {
        return report.findings().isEmpty() && report.modules() > 0;
    }

    /** Returns the hashes of the files that were read, by path. */
    public Map<String, ContentHash> sourceHashes() {
        Map<String, ContentHash> hashes = otherHashes();
        for (ManifestModule module : manifest.modules()) {
            hashes.put(module.id().path(), module.source());
        }
        return hashes;
    }

    /** Returns the hashes of the files that were written, by path. */
    public Map<String, ContentHash> outputHashes() {
        Map<String, ContentHash> hashes = otherHashes();
        for (Map.Entry<ModuleId, byte[]> text : texts.entrySet()) {
            hashes.put(text.getKey().path(), ContentHash.of(text.getValue()));
        }
        hashes.put(Manifest.PATH, manifestHash);
        return hashes;
    }

    private Map<String, ContentHash> otherHashes() {
        Map<String, ContentHash> hashes = new HashMap<>();
        for (ManifestFile file : manifest.files()) {
            hashes.put(file.path(), file.hash());
        }
        return hashes;
    }
}
