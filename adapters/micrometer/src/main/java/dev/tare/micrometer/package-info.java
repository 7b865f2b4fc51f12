/** What a loader counts, as meters of Micrometer. */
@NullMarked
package dev.tare.micrometer;

import org.jspecify.annotations.NullMarked;
