/** The sections of a module as a tree, and which of them instruct: what can be moved, and what has to stay. */
@NullMarked
package dev.tare.optimizer.section;

import org.jspecify.annotations.NullMarked;
