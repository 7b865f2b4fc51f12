/** How prompts are put together from texts. */
@NullMarked
package dev.tare.loader.prompt;

import org.jspecify.annotations.NullMarked;
