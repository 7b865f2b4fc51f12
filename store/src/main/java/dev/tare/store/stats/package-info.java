/** What is asked of the database, and the answers. */
@NullMarked
package dev.tare.store.stats;

import org.jspecify.annotations.NullMarked;
