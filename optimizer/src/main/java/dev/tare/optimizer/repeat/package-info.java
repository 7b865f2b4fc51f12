/** Finds text that is said twice, word for word or nearly so, and plans where the one place can point to the other. */
@NullMarked
package dev.tare.optimizer.repeat;

import org.jspecify.annotations.NullMarked;
