/** The library's face: audit a framework, ask for a path in its graph, draw the graph. */
@NullMarked
package dev.tare.bundler;

import org.jspecify.annotations.NullMarked;
