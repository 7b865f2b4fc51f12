/** Writing of JSON. */
@NullMarked
package dev.tare.core.json;

import org.jspecify.annotations.NullMarked;
