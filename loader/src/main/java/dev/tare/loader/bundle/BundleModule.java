package dev.tare.loader.bundle;

import dev.tare.core.text.ModuleId;

/**
 * A module in a bundle.
 *
 * @param id its path in the framework
 * @param kind the word of its kind, such as {@code command}
 * @param name the name that it is invoked by, for an entry; else its file's stem
 * @param template which of the bundle's templates it is
 * @param tokens the exact count of its text, slots as they are written
 */
public record BundleModule(ModuleId id, String kind, String name, int template, int tokens) {}
