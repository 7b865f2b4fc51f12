/** What is told of loads, and what was learned from them. */
@NullMarked
package dev.tare.loader.use;

import org.jspecify.annotations.NullMarked;
