/** The project file, {@code tare.yaml}, and what else sets the same keys: the user's file, the environment, flags. */
@NullMarked
package dev.tare.core.config;

import org.jspecify.annotations.NullMarked;
