/** Checks what people changed in a framework: which blocks were kept, moved, changed and lost. */
@NullMarked
package dev.tare.bundler.refactor;

import org.jspecify.annotations.NullMarked;
