/** Times of the loader's parts inside one JVM, measured by JMH. */
@NullMarked
package dev.tare.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
