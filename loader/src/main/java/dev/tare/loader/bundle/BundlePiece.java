package dev.tare.loader.bundle;

/**
 * What stands in a prompt: a module, or a section of one.
 *
 * @param module which of the bundle's modules
 * @param template which of the bundle's templates: the module's own, or that of a section
 * @param label what names it in the prompt: the module's path, and behind {@code #} its section
 */
public record BundlePiece(int module, int template, String label) {}
