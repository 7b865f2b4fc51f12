/** What a pass is, what it works on, and how its edits are judged. */
@NullMarked
package dev.tare.optimizer.pass;

import org.jspecify.annotations.NullMarked;
