package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.Verifier;
import dev.tare.optimizer.defer.PutTogether;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The modules and parts of an output as they were before passes over texts, each read once, and the sources put together from them. */
final class SplitTexts implements PutTogether.Texts {

    private final Path output;
    private final Verifier verifier;
    private final PutTogether together;
    private final Map<ModuleId, ManifestModule> told = new HashMap<>();
    private final Map<ModuleId, byte[]> texts = new HashMap<>();
    private final Set<ModuleId> split = new TreeSet<>();

    SplitTexts(Path output, Manifest manifest, Verifier verifier) {
        this.output = output;
        this.verifier = verifier;
        this.together = new PutTogether(manifest, this);
        for (ManifestModule module : manifest.modules()) {
            told.put(module.id(), module);
            if (!module.stubs().isEmpty()) {
                split.add(module.id());
            }
        }
        for (ManifestPart part : manifest.parts()) {
            split.add(part.id());
            told.put(
                    part.id(),
                    new ManifestModule(
                            part.id(), ContentHash.of(new byte[0]), part.tokens(), part.steps(), Optional.empty()));
        }
    }

    /** Returns the hash of texts; nothing when there are none. */
    static <T> Optional<ContentHash> hash(Collection<T> texts, Function<T, byte[]> bytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (T text : texts) {
            byte[] own = bytes.apply(text);
            all.writeBytes((own.length + "\n").getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(own);
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(ContentHash.of(all.toByteArray()));
    }

    /** Returns the hash of the texts of all modules with stubs and of all parts, in order of their paths. */
    Optional<ContentHash> hash() {
        return hash(split, this::of);
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
