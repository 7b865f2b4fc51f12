package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.PromptModule;
import java.util.List;

/**
 * A module that is in a context as a whole, cut up and weighed.
 *
 * @param starts the entries whose starts hold it, the heaviest first; none when it is always loaded
 */
record Loaded(PromptModule module, List<ModuleId> starts, Outline outline, LineWeights weights) {

    Loaded {
        starts = List.copyOf(starts);
    }

    boolean always() {
        return starts.isEmpty();
    }
}
