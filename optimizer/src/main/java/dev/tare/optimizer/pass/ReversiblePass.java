package dev.tare.optimizer.pass;

/**
 * A text pass that writes places of a module in another notation, and knows the way back. It reports each place together with
 * its edits, see {@link Rewriter#replaceTogether(java.util.List, dev.tare.core.text.Span)}.
 */
public interface ReversiblePass extends TextPass {

    /**
     * Returns what a place was before, as far as it is more than layout: the same bytes as before once all ASCII white space is
     * left out of both.
     *
     * @throws IllegalArgumentException when the bytes are nothing that this pass writes
     */
    byte[] turnBack(byte[] place);
}
