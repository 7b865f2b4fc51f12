/** The manifest: what was done to each module of an output, so that it can be proven and undone. */
@NullMarked
package dev.tare.core.manifest;

import org.jspecify.annotations.NullMarked;
