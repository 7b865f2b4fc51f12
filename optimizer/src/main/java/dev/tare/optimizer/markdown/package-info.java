/** Passes over the layout of Markdown. */
@NullMarked
package dev.tare.optimizer.markdown;

import org.jspecify.annotations.NullMarked;
