/** What a change would save at every start, shown before anybody makes it, and the patch that makes it. */
@NullMarked
package dev.tare.bundler.whatif;

import org.jspecify.annotations.NullMarked;
