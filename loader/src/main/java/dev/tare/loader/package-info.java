/** Opens bundles and gives prompts. */
@NullMarked
package dev.tare.loader;

import org.jspecify.annotations.NullMarked;
