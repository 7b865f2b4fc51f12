/** What is wrong with a framework, where, and what to do about it. */
@NullMarked
package dev.tare.core.diag;

import org.jspecify.annotations.NullMarked;
