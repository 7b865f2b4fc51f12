/** Files that are loaded together although a run uses one of them. */
@NullMarked
package dev.tare.modules.branch;

import org.jspecify.annotations.NullMarked;
