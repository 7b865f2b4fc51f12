/** Follows places of a module from its source to its output and back. */
@NullMarked
package dev.tare.optimizer.trace;

import org.jspecify.annotations.NullMarked;
