/** Code that users bring along: where it lies, how it is found and loaded, and what is left out. */
@NullMarked
package dev.tare.core.plugin;

import org.jspecify.annotations.NullMarked;
