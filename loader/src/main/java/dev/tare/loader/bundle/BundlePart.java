package dev.tare.loader.bundle;

import dev.tare.core.text.ContentHash;
import dev.tare.loader.template.TemplateIndex;

/**
 * A template of a bundle: what is known of it before its text is read.
 *
 * @param hash the hash of its Mustache text, by which its file is named
 * @param index where text and tags stand in it
 */
public record BundlePart(ContentHash hash, TemplateIndex index) {}
