/** Tells where a line of an output came from, and where a line of its source went. */
@NullMarked
package dev.tare.bundler.explain;

import org.jspecify.annotations.NullMarked;
