package dev.tare.optimizer.defer;

import dev.tare.core.text.SourceText;

/** Tells how many tokens a module of the output, or a part, has: what a stub says of it. */
@FunctionalInterface
public interface TokenCounts {

    /**
     * Returns the count.
     *
     * @param text the module or the part before passes over texts saw it
     */
    int of(SourceText text);
}
