/** Loads that run at once: so many at a time, in layers, with a limit on their time. */
@NullMarked
package dev.tare.loader.load;

import org.jspecify.annotations.NullMarked;
