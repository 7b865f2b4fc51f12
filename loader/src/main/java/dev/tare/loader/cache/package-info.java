/** What is kept in memory of a bundle: decoded, and compressed. */
@NullMarked
package dev.tare.loader.cache;

import org.jspecify.annotations.NullMarked;
