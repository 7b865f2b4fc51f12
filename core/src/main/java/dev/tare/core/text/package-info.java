/** Ids, source text and the places in it. */
@NullMarked
package dev.tare.core.text;

import org.jspecify.annotations.NullMarked;
