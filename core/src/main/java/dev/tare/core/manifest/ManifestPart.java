package dev.tare.core.manifest;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import java.util.List;

/**
 * A file of an output that holds what was put aside from one module, to be opened on demand.
 *
 * @param id its path
 * @param of the module that it is a part of
 * @param pass the pass that put it aside
 * @param reason why it is not needed at the start, as a word of the pass
 * @param text the hash of its text before passes over texts
 * @param tokens the count of its text before passes over texts
 * @param steps what those did to it, in their order
 */
public record ManifestPart(
        ModuleId id, ModuleId of, String pass, String reason, ContentHash text, int tokens, List<ManifestStep> steps) {

    public ManifestPart {
        steps = List.copyOf(steps);
    }

    /** Returns the count of the file. */
    public int tokensAfter() {
        return steps.isEmpty() ? tokens : steps.get(steps.size() - 1).tokens();
    }
}
