/** Which files a start need not load, and the words that say when to open them instead. */
@NullMarked
package dev.tare.optimizer.ondemand;

import org.jspecify.annotations.NullMarked;
