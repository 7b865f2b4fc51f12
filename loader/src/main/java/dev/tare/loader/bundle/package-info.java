/** The bundle: one file that holds compiled templates, what the entries of a framework load, and the way back to the source. */
@NullMarked
package dev.tare.loader.bundle;

import org.jspecify.annotations.NullMarked;
