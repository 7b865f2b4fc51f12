package dev.tare.loader.bundle;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.TemplateIndex;

/**
 * A partial of a bundle: lines that several templates have, or one has several times.
 *
 * @param name what tags name it by, and its file
 * @param hash the hash of its Mustache text
 * @param index where text and tags stand in it; it has no partials of its own
 */
public record BundlePartial(String name, ContentHash hash, TemplateIndex index) {}
