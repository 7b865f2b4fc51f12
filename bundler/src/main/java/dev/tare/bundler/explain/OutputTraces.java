package dev.tare.bundler.explain;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.defer.PutTogether;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.trace.ModuleTrace;
import dev.tare.templates.OutputException;
import dev.tare.templates.OutputFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways of modules and parts from source to output, gone back from the files of the output. */
final class OutputTraces {

    private final Path root;
    private final Manifest manifest;
    private final Parts parts;
    private final Map<String, Pass> passes;

    /**
     * @param passes the passes by name
     */
    OutputTraces(Path root, Manifest manifest, Parts parts, Map<String, Pass> passes) {
        this.root = root;
        this.manifest = manifest;
        this.parts = parts;
        this.passes = passes;
    }

    /** Returns the bytes of a file of the output. */
    byte[] bytes(String path) throws OutputException {
        try {
            return Files.readAllBytes(root.resolve(path));
        } catch (IOException e) {
            throw new OutputException(path + " cannot be read: " + OutputFolder.reason(e), "build the output again");
        }
    }

    /**
     * Returns the way of a module.
     *
     * @param file the bytes of the file that holds it
     * @throws OutputException when that is not what was built, or some of the module's source is nowhere
     */
    ModuleTrace of(ManifestModule module, byte[] file) throws OutputException {
        if (Parts.isDropped(module)) {
            throw new OutputException(
                    "lossy rules dropped text of " + module.id() + ", so its source is not in the output",
                    "build at level 3 to have it explained; the report of the build lists what was dropped");
        }
        ModuleTrace trace;
        try {
            trace = ModuleTrace.of(module, module.part(file), passes);
            if (!module.stubs().isEmpty()) {
                trace = trace.after(new PutTogether(manifest, this::rest).source(module.id()), module.stubs());
            }
        } catch (IllegalArgumentException e) {
            throw changed(module, e.getMessage());
        } catch (UncheckedIOException e) {
            throw changed(module, "a part cannot be read");
        }
        if (!ContentHash.of(trace.source().utf8()).equals(module.source())) {
            throw changed(module, null);
        }
        return trace;
    }

    /**
     * Returns the way of a part from the source of its module.
     *
     * @throws OutputException when its file is not what was built
     */
    ModuleTrace ofPart(ManifestModule part, byte[] source) throws OutputException {
        try {
            return ModuleTrace.ofPart(
                    part, part.file(), source, bytes(part.file().path()), passes);
        } catch (IllegalArgumentException e) {
            throw changed(part, e.getMessage());
        }
    }

    /** Returns the text of a module or a part before passes over texts. */
    private byte[] rest(ModuleId id) {
        ManifestModule told = parts.told(id);
        try {
            return UndoSteps.undo(
                    told.part(Files.readAllBytes(root.resolve(told.file().path()))), told.steps(), passes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputException changed(ManifestModule module, @Nullable String why) {
        return new OutputException(
                module.file().path() + " is not what was built, so nothing can be told about it"
                        + (why == null ? "" : ": " + why),
                "tare verify OUT DIR names the place");
    }
}
