/** Passes over instruction XML. */
@NullMarked
package dev.tare.optimizer.xml;

import org.jspecify.annotations.NullMarked;
