/** YAML with places and limits: for {@code tare.yaml} and for front matter. */
@NullMarked
package dev.tare.core.yaml;

import org.jspecify.annotations.NullMarked;
