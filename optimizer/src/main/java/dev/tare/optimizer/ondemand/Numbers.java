package dev.tare.optimizer.ondemand;

import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;

/** What a reference brings when it is opened, as a number for readers. */
final class Numbers {

    private Numbers() {}

    /** Returns the tokens of the file that the reference names, or of the section. */
    static int tokens(ModuleGraph graph, TokenCounter counter, Reference reference) {
        PromptModule target = graph.module(reference.to().orElseThrow()).orElseThrow();
        if (reference.section().isEmpty()) {
            return target.tokens();
        }
        Span section = reference.section().get();
        int[] cuts = {0, section.start(), section.end(), target.source().length()};
        return counter.countBetween(target.source(), cuts)[1];
    }

    /** Returns the count with a comma after every three digits, and its unit. */
    static String tokens(int count) {
        return grouped(count) + " tokens";
    }

    private static String grouped(int number) {
        return number < 1000
                ? Integer.toString(number)
                : grouped(number / 1000) + ","
                        + Integer.toString(1000 + number % 1000).substring(1);
    }
}
