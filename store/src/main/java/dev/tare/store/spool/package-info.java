/** Where loads are noted until the store takes them in: plain files, and nothing heavy to start. */
@NullMarked
package dev.tare.store.spool;

import org.jspecify.annotations.NullMarked;
