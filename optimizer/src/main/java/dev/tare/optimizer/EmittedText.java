package dev.tare.optimizer;

import dev.tare.core.manifest.ManifestModule;
import java.util.Optional;

/** What an output holds of each module, however its target lays it out: all that a proof of texts needs to know of a target. */
@FunctionalInterface
public interface EmittedText {

    /** Returns the bytes of the file that holds the module, or of its own part of one; nothing when the output has none. */
    Optional<byte[]> of(ManifestModule module);
}
