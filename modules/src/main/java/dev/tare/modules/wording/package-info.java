/** What words say about a piece of text. */
@NullMarked
package dev.tare.modules.wording;

import org.jspecify.annotations.NullMarked;
