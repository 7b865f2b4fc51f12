package dev.tare.bundler.build;

/**
 * What a build stored in a bundle.
 *
 * @param storedTokens the tokens of all templates and partials, tags included
 * @param sharedTokens how many fewer these are because templates share lines
 * @param partials how many partials they share
 * @param uses in how many places these stand
 */
public record BundleReport(long storedTokens, long sharedTokens, int partials, int uses) {}
