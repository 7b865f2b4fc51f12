/** From a directory to modules: walk, ignore rules, limits, decoding. */
@NullMarked
package dev.tare.modules.read;

import org.jspecify.annotations.NullMarked;
