/** Caches and predictions held against sessions, with what could be reached at best beside them. */
@NullMarked
package dev.tare.benchmarks.replay;

import org.jspecify.annotations.NullMarked;
