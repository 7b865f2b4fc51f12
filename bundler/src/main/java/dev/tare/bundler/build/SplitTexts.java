package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.defer.PutTogether;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The modules and parts of an output as they were before passes over texts, each read once, and the sources put together from them. */
final class SplitTexts implements PutTogether.Texts {

    private final Path output;
    private final Verifier verifier;
    private final PutTogether together;
    private final Map<ModuleId, ManifestModule> told = new HashMap<>();
    private final Map<ModuleId, byte[]> texts = new HashMap<>();

    SplitTexts(Path output, Manifest manifest, Verifier verifier) {
        this.output = output;
        this.verifier = verifier;
        this.together = new PutTogether(manifest, this);
        for (ManifestModule module : manifest.modules()) {
            told.put(module.id(), module);
        }
        for (ManifestPart part : manifest.parts()) {
            told.put(
                    part.id(),
                    new ManifestModule(part.id(), part.text(), part.tokens(), part.steps(), Optional.empty()));
        }
    }

    /**
     * Returns the source of a module.
     *
     * @throws UncheckedIOException when a file cannot be read
     * @throws IllegalArgumentException when a text is not what was written
     */
    byte[] source(ModuleId id) {
        return together.source(id);
    }

    /**
     * Returns the text of a module or a part before passes over texts.
     *
     * @throws UncheckedIOException when the file cannot be read
     */
    @Override
    public byte[] of(ModuleId id) {
        byte[] known = texts.get(id);
        if (known != null) {
            return known;
        }
        ManifestModule module = told.get(id);
        if (module == null) {
            throw new IllegalArgumentException("the manifest knows no part " + id);
        }
        try {
            byte[] text = verifier.restore(
                    module, Files.readAllBytes(output.resolve(module.file().path())));
            texts.put(id, text);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
