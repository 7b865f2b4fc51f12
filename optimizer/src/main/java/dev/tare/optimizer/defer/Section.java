package dev.tare.optimizer.defer;

import dev.tare.core.text.Span;
import java.util.List;

/**
 * What of one section of a module may be put aside together.
 *
 * @param reason why it is not needed at the start
 * @param label what it is called
 * @param runs the stretches, in order
 * @param tokens how many tokens begin in them
 * @param value how much they instruct, at least 0
 */
record Section(Reason reason, String label, List<Span> runs, int tokens, int value) {

    Section {
        runs = List.copyOf(runs);
    }
}
