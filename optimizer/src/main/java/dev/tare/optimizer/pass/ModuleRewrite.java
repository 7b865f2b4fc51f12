package dev.tare.optimizer.pass;

import dev.tare.core.text.Edits;
import dev.tare.core.text.SourceText;
import java.util.List;

/**
 * What text passes have made of one module.
 *
 * @param before the text as the passes found it
 * @param steps what each pass did, in their order; passes that did nothing are left out
 */
public record ModuleRewrite(SourceText before, List<PassStep> steps) {

    public ModuleRewrite {
        steps = List.copyOf(steps);
    }

    /** Returns all steps as one, from the text before to the text after. */
    public Edits edits() {
        Edits all = Edits.NONE;
        for (PassStep step : steps) {
            all = all.then(step.edits());
        }
        return all;
    }
}
