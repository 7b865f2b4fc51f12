/** The one place that runs things in parallel. */
@NullMarked
package dev.tare.core.exec;

import org.jspecify.annotations.NullMarked;
