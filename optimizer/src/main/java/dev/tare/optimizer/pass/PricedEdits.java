package dev.tare.optimizer.pass;

import dev.tare.core.text.Span;
import dev.tare.core.token.TokenCounter;
import dev.tare.modules.model.PromptModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Chooses among edits of one module those by which its exact count falls, each with the ones before it made. */
public final class PricedEdits {

    private PricedEdits() {}

    /**
     * An edit that may be made or not.
     *
     * @param place what it replaces
     * @param text by what
     */
    public record Offer(Span place, String text) {}

    /**
     * Returns the indexes of the edits to make.
     *
     * @param module the text as it is now
     * @param offers in order of place, apart from each other
     */
    public static List<Integer> worthwhile(PromptModule module, List<Offer> offers, TokenCounter counter) {
        Rewriter rewriter = new Rewriter(PassText.of(module), counter);
        List<Integer> taken = new ArrayList<>();
        for (int i = 0; i < offers.size(); i++) {
            Offer offer = offers.get(i);
            if (rewriter.replace(
                    offer.place().start(), offer.place().end(), offer.text().getBytes(StandardCharsets.UTF_8))) {
                taken.add(i);
            }
        }
        return taken;
    }
}
