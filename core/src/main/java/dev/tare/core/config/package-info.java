/** The project file, {@code tare.yaml}. */
@NullMarked
package dev.tare.core.config;

import org.jspecify.annotations.NullMarked;
