/** The face of the room: a folder that remembers how entries are used, and what was learned from it. */
@NullMarked
package dev.tare.store;

import org.jspecify.annotations.NullMarked;
