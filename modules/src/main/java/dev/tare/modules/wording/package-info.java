/** What the words of a prompt say about it, without a model: whether they command, and whether a title promises material. */
@NullMarked
package dev.tare.modules.wording;

import org.jspecify.annotations.NullMarked;
