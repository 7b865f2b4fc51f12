/** The use of a loader: kept in a store, and what the loader learns from it. */
@NullMarked
package dev.tare.usage;

import org.jspecify.annotations.NullMarked;
