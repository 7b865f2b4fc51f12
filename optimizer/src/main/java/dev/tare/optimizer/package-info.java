/** Runs passes, keeps account of what became of every block, and proves that nothing is lost. */
@NullMarked
package dev.tare.optimizer;

import org.jspecify.annotations.NullMarked;
