/** Transcripts of agents: which modules were really opened. */
@NullMarked
package dev.tare.store.transcript;

import org.jspecify.annotations.NullMarked;
