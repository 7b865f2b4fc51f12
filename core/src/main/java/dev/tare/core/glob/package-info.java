/** Patterns over paths, as {@code .gitignore} has them. */
@NullMarked
package dev.tare.core.glob;

import org.jspecify.annotations.NullMarked;
