/** What is put aside to be opened on demand: parts, the stubs that stand for them, and the proof that nothing is lost by it. */
@NullMarked
package dev.tare.optimizer.defer;

import org.jspecify.annotations.NullMarked;
