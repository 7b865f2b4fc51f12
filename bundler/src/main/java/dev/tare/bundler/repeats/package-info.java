/** What several places of a framework keep copies of, and what its starts begin with alike: suggestions to whoever maintains it. */
@NullMarked
package dev.tare.bundler.repeats;

import org.jspecify.annotations.NullMarked;
