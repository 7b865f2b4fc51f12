/** Lossy rules: what is dropped from modules, or said with fewer words, when somebody asks for it. */
@NullMarked
package dev.tare.optimizer.lossy;

import org.jspecify.annotations.NullMarked;
