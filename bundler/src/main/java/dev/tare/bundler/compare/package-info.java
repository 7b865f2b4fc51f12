/** Holds an output that is there against what its sources give now. */
@NullMarked
package dev.tare.bundler.compare;

import org.jspecify.annotations.NullMarked;
