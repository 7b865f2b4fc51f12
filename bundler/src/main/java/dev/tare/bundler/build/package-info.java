/** Builds outputs, proves them and turns them back. */
@NullMarked
package dev.tare.bundler.build;

import org.jspecify.annotations.NullMarked;
