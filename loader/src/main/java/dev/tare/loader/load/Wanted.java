package dev.tare.loader.load;

/**
 * What is to be loaded.
 *
 * @param module which of the bundle's modules
 * @param part which of the bundle's templates: the module's own, or that of a section
 */
public record Wanted(int module, int part) {}
