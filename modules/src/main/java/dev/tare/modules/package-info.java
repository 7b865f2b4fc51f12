/** The face of the room: from a directory to a framework with its module graph. */
@NullMarked
package dev.tare.modules;

import org.jspecify.annotations.NullMarked;
