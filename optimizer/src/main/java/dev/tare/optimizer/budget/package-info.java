/** Which pieces of text to put aside so that every start holds no more than a given number of tokens. Numbers only, no texts. */
@NullMarked
package dev.tare.optimizer.budget;

import org.jspecify.annotations.NullMarked;
