/** How loads become rows, and rows become what is learned. */
@NullMarked
package dev.tare.store.rows;

import org.jspecify.annotations.NullMarked;
