/** Prompts of a bundle as Spring AI takes them. */
@NullMarked
package dev.tare.springai;

import org.jspecify.annotations.NullMarked;
