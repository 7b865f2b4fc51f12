/** A prompt file cut into blocks with exact spans, by scanning lines: no tree is built. */
@NullMarked
package dev.tare.modules.block;

import org.jspecify.annotations.NullMarked;
