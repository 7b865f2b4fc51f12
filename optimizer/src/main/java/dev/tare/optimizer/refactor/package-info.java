/** Finds each piece of text of one version of a framework again in another: kept, moved, changed or lost. */
@NullMarked
package dev.tare.optimizer.refactor;

import org.jspecify.annotations.NullMarked;
