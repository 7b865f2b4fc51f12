/** Which entries need a module that is loaded for all of them. */
@NullMarked
package dev.tare.modules.need;

import org.jspecify.annotations.NullMarked;
