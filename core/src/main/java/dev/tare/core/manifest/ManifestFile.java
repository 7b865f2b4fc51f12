package dev.tare.core.manifest;

import dev.tare.core.text.ContentHash;

/**
 * A file of an output that is no module, copied as it was.
 *
 * @param path from the root, with {@code /}
 * @param hash of its bytes
 */
public record ManifestFile(String path, ContentHash hash) {}
