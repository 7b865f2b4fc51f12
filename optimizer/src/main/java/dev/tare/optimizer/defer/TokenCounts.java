package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;

/** Tells how many tokens a module of the output, or a part, has: what a stub says of it. */
@FunctionalInterface
public interface TokenCounts {

    int of(ModuleId id);
}
