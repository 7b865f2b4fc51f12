/** Compiles what passes have left of a framework into a bundle. */
@NullMarked
package dev.tare.templates.bundle;

import org.jspecify.annotations.NullMarked;
