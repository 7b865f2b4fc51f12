/** The values that stages hand on: modules, mentions, references. */
@NullMarked
package dev.tare.modules.model;

import org.jspecify.annotations.NullMarked;
