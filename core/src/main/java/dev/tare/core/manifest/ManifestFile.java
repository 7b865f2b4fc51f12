package dev.tare.core.manifest;

import dev.tare.core.text.ContentHash;

/**
 * A file of an output that is no module: one that was copied as it was, or in {@code flat} a prompt.
 *
 * @param path from the root, with {@code /}
 * @param hash of its bytes
 */
public record ManifestFile(String path, ContentHash hash) {}
