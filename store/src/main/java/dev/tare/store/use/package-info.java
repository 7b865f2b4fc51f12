/** One row for each load of a module. */
@NullMarked
package dev.tare.store.use;

import org.jspecify.annotations.NullMarked;
