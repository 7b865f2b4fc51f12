/** Questions to a graph: the way from one module to another, the part of it that is worth drawing. */
@NullMarked
package dev.tare.bundler.query;

import org.jspecify.annotations.NullMarked;
