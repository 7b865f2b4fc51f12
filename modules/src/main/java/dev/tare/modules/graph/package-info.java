/** The module graph and its analyses. */
@NullMarked
package dev.tare.modules.graph;

import org.jspecify.annotations.NullMarked;
