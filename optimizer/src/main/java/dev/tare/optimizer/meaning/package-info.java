/**
 * Whether an output still says what its source says, judged apart from the passes: nothing here uses what they use to find blocks and
 * tags, so a fault of theirs is not taken for truth.
 */
@NullMarked
package dev.tare.optimizer.meaning;

import org.jspecify.annotations.NullMarked;
