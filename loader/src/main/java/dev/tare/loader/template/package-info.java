/** Templates: compiled at build time into segments, so that nothing is parsed when they are opened. */
@NullMarked
package dev.tare.loader.template;

import org.jspecify.annotations.NullMarked;
