package dev.tare.core.manifest;

import dev.tare.core.text.ModuleId;
import java.util.List;

/**
 * A file of an output that holds what was put aside from one module, to be opened on demand. Which module and which pass that was, the stubs
 * tell that stand for it.
 *
 * @param id its path
 * @param reason why it is not needed at the start, as a word of the pass
 * @param tokens the count of its text before passes over texts
 * @param steps what those did to it, in their order
 */
public record ManifestPart(ModuleId id, String reason, int tokens, List<ManifestStep> steps) {

    public ManifestPart {
        steps = List.copyOf(steps);
    }

    /** Returns the count of the file. */
    public int tokensAfter() {
        return steps.isEmpty() ? tokens : steps.get(steps.size() - 1).tokens();
    }
}
