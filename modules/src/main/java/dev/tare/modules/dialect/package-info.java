/** How families of frameworks write references, slots and kinds, and what harnesses do with them. */
@NullMarked
package dev.tare.modules.dialect;

import org.jspecify.annotations.NullMarked;
