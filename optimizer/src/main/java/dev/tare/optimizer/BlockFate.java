package dev.tare.optimizer;

import dev.tare.core.text.Span;

/**
 * What became of one block.
 *
 * @param source where it stands in the source, the blank lines after it included
 * @param output where it stands in the output; empty when nothing of it does
 * @param fate what became of it
 * @param tokensBefore the tokens of the source that begin in it
 * @param tokensAfter the tokens of the output that begin in what is left of it
 */
public record BlockFate(Span source, Span output, Fate fate, int tokensBefore, int tokensAfter) {}
