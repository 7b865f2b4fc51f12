/** Targets: how an optimized framework is written to disk. */
@NullMarked
package dev.tare.templates;

import org.jspecify.annotations.NullMarked;
