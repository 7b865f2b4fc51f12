/** How small templates become in memory. */
@NullMarked
package dev.tare.benchmarks.size;

import org.jspecify.annotations.NullMarked;
