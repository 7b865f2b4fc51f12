/** What a proof finds. */
@NullMarked
package dev.tare.optimizer.proof;

import org.jspecify.annotations.NullMarked;
