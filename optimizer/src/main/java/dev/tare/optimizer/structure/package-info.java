/** Passes over the graph: modules that say the same, say nothing, or are always loaded together become one. */
@NullMarked
package dev.tare.optimizer.structure;

import org.jspecify.annotations.NullMarked;
