/** Seeded sessions of use: which commands are run, one after the other, and which modules each of them opens. */
@NullMarked
package dev.tare.benchmarks.session;

import org.jspecify.annotations.NullMarked;
