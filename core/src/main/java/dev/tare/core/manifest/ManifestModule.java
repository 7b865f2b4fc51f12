package dev.tare.core.manifest;

import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import java.util.List;
import java.util.Optional;

/**
 * One module of an output.
 *
 * @param id the module, and the path of its source
 * @param source the hash of the source file's bytes
 * @param tokens the count of the source file
 * @param steps what the passes did, in their order; empty when the file is as it was
 * @param home where its text stands, when that is not simply the whole of its own file
 * @param stubs what stands for stretches of its source that went before passes over texts saw it, in order of place; the steps lead
 *     back to the text with these
 */
public record ManifestModule(
        ModuleId id,
        ContentHash source,
        int tokens,
        List<ManifestStep> steps,
        Optional<Home> home,
        List<ManifestStub> stubs) {

    public ManifestModule {
        steps = List.copyOf(steps);
        stubs = List.copyOf(stubs);
    }

    /** A module of which nothing was put aside. */
    public ManifestModule(ModuleId id, ContentHash source, int tokens, List<ManifestStep> steps, Optional<Home> home) {
        this(id, source, tokens, steps, home, List.of());
    }

    /** A module whose text is the whole of its own file. */
    public ManifestModule(ModuleId id, ContentHash source, int tokens, List<ManifestStep> steps) {
        this(id, source, tokens, steps, Optional.empty());
    }

    /** Returns the file of the output that holds the module. */
    public ModuleId file() {
        return home.isPresent() ? home.get().file() : id;
    }

    /** Returns where the module's part of that file starts, in bytes; 0 when it has the whole of it. */
    public int offset() {
        return home.isPresent() ? home.get().span().start() : 0;
    }

    /**
     * Returns the module's part of the file that holds it.
     *
     * @throws ChangedTextException when the file is too short
     */
    public byte[] part(byte[] file) {
        return home.isPresent() ? home.get().part(file) : file;
    }

    /** Returns the count of what is left of the module in the output. */
    public int tokensAfter() {
        return steps.isEmpty() ? tokens : steps.get(steps.size() - 1).tokens();
    }

    /** Returns the same with other stubs. */
    public ManifestModule withStubs(List<ManifestStub> others) {
        return new ManifestModule(id, source, tokens, steps, home, others);
    }
}
