package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import java.util.List;

/** What of a module is to be put aside. What may not go stays, whatever is aimed at. */
sealed interface Aim {

    /** Tells whether the scorer decides. */
    default boolean isScored() {
        return false;
    }

    /** Tells whether a block is aimed at, where the scorer does not decide. */
    boolean names(Span block);

    /** Tells whether all that may go is cut into units that can go or stay one by one. */
    default boolean isInUnits() {
        return false;
    }

    /** Returns the fewest tokens of a section that has a part of its own, so that nobody has to open more than is needed. */
    default int ownTokens() {
        return 300;
    }

    /** Returns the fewest tokens that are worth a stub, which takes about thirty. */
    int leastTokens();

    /** What the scorer says does not instruct. */
    record Scored() implements Aim {

        @Override
        public boolean isScored() {
            return true;
        }

        @Override
        public boolean names(Span block) {
            return false;
        }

        @Override
        public int leastTokens() {
            // Whoever opens a part has paid for its stub twice.
            return 100;
        }
    }

    /**
     * What somebody has named, whatever the scorer says. Whoever names something small wants it gone, so that no more than a stub's worth is
     * asked for.
     *
     * @param spans the stretches
     */
    record Named(List<Span> spans) implements Aim {

        public Named {
            spans = List.copyOf(spans);
        }

        @Override
        public boolean names(Span block) {
            for (Span span : spans) {
                if (span.start() <= block.start() && block.end() <= span.end()) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int leastTokens() {
            return 45;
        }
    }

    /** All that may go, in small units. */
    record Units() implements Aim {

        /** A stub takes a sixth of so many tokens. */
        private static final int TOKENS = 200;

        @Override
        public boolean names(Span block) {
            return true;
        }

        @Override
        public boolean isInUnits() {
            return true;
        }

        @Override
        public int ownTokens() {
            return TOKENS;
        }

        @Override
        public int leastTokens() {
            return 60;
        }
    }
}
