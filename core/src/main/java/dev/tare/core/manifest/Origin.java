package dev.tare.core.manifest;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.List;

/** Where the text is that a stub stands for. */
public sealed interface Origin {

    /**
     * In a file of its own, which is opened on demand.
     *
     * @param part the file
     * @param offset where in its text, before passes over texts changed that
     */
    record InPart(ModuleId part, int offset) implements Origin {}

    /**
     * In the manifest: the path by which the module loaded another one.
     *
     * @param mention the reference as it was written
     */
    record AsWritten(String mention) implements Origin {

        /** Tells whether it made a harness load something; else it was the path of a link that leads elsewhere now. */
        public boolean isAttached() {
            return mention.startsWith("@");
        }
    }

    /**
     * In another place of the source, which says the same but for some words.
     *
     * @param holder the module that it stands in
     * @param offset where in the source of that module
     * @param swaps what differs, in order of place
     */
    record InCopy(ModuleId holder, int offset, List<Swap> swaps) implements Origin {

        public InCopy {
            swaps = List.copyOf(swaps);
        }

        /**
         * Returns where a byte of the stretch stands in the source of the holder; of a word that is another one there, where that begins.
         *
         * @param at counted from the start of the stretch
         */
        public int there(int at) {
            int longer = 0;
            for (Swap swap : swaps) {
                int start = swap.holder().start() + longer;
                if (at < start) {
                    break;
                }
                if (at < start + swap.stub().length()) {
                    return offset + swap.holder().start();
                }
                longer += swap.stub().length() - swap.holder().length();
            }
            return offset + at - longer;
        }
    }

    /**
     * A difference between a place and its copy.
     *
     * @param holder what goes, counted from the start of the holder's stretch
     * @param stub the words that take its place, counted from the start of the stub's text
     */
    record Swap(Span holder, Span stub) {}

    /** Nowhere: a rule dropped it, or put fewer words in its place, which can be made again from the stretch and are no way back. */
    record Dropped() implements Origin {}
}
