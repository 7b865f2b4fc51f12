package dev.tare.core.manifest;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import java.util.List;

/**
 * One module of an output.
 *
 * @param id the module, and the path of its source
 * @param source the hash of the source file's bytes
 * @param tokens the count of the source file
 * @param steps what the passes did, in their order; empty when the file is as it was
 */
public record ManifestModule(ModuleId id, ContentHash source, int tokens, List<ManifestStep> steps) {

    public ManifestModule {
        steps = List.copyOf(steps);
    }

    /** Returns the count of the file in the output. */
    public int tokensAfter() {
        return steps.isEmpty() ? tokens : steps.get(steps.size() - 1).tokens();
    }
}
