/** The database: its file, its tables, the one writer and the readers. */
@NullMarked
package dev.tare.store.db;

import org.jspecify.annotations.NullMarked;
