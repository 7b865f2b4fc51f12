/** Builds again what was built before, and does only what a change asks for. */
@NullMarked
package dev.tare.bundler.rebuild;

import org.jspecify.annotations.NullMarked;
