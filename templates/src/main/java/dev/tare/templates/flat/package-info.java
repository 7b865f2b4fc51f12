/** The flat target: one self-contained prompt for each entry, and how such prompts are read again. */
@NullMarked
package dev.tare.templates.flat;

import org.jspecify.annotations.NullMarked;
