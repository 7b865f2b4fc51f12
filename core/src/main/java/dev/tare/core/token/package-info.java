/** Exact token counts. */
@NullMarked
package dev.tare.core.token;

import org.jspecify.annotations.NullMarked;
