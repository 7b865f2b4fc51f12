/** What a framework's users have settled to keep in the context and to open on demand, found in its modules. */
@NullMarked
package dev.tare.optimizer.rule;

import org.jspecify.annotations.NullMarked;
