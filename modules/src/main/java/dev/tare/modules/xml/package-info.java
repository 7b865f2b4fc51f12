/** XML as people write it into prompts, scanned with exact places and without giving up at damage. */
@NullMarked
package dev.tare.modules.xml;

import org.jspecify.annotations.NullMarked;
