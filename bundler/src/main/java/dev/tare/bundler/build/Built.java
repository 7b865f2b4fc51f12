package dev.tare.bundler.build;

import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.Edits;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.defer.PutAside;
import dev.tare.templates.PatchTarget;
import dev.tare.templates.PatchedFile;
import dev.tare.templates.bundle.SharedTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A build and what it read and wrote, byte for byte. */
public final class Built {

    private final BuildReport report;
    private final Manifest manifest;
    private final byte[] manifestBytes;
    private final Framework framework;
    private final Optimized optimized;
    private final LinkedModules linked;
    private final Map<String, ContentHash> output;

    /**
     * @param report what came of it
     * @param manifest what the output says of itself
     * @param manifestBytes the manifest as it was written
     * @param framework what was read
     * @param optimized what was written
     * @param linked the modules that are links
     */
    Built(
            BuildReport report,
            Manifest manifest,
            byte[] manifestBytes,
            Framework framework,
            Optimized optimized,
            LinkedModules linked) {
        this(report, manifest, manifestBytes, framework, optimized, linked, Map.of());
    }

    private Built(
            BuildReport report,
            Manifest manifest,
            byte[] manifestBytes,
            Framework framework,
            Optimized optimized,
            LinkedModules linked,
            Map<String, ContentHash> output) {
        this.report = report;
        this.manifest = manifest;
        this.manifestBytes = manifestBytes;
        this.framework = framework;
        this.optimized = optimized;
        this.linked = linked;
        this.output = output;
    }

    /** Returns the same with what is stored in the bundle. */
    Built with(SharedTokens shared) {
        BundleReport stored = new BundleReport(shared.stored(), shared.saved(), shared.partials(), shared.uses());
        return new Built(report.with(stored), manifest, manifestBytes, framework, optimized, linked, output);
    }

    /** Returns the same when one file was written, and no folder. */
    Built asFile(byte[] content) {
        return new Built(
                report, manifest, manifestBytes, framework, optimized, linked, Map.of("", ContentHash.of(content)));
    }

    /** Returns what came of it. */
    public BuildReport report() {
        return report;
    }

    Manifest manifest() {
        return manifest;
    }

    Framework framework() {
        return framework;
    }

    /** Tells whether there was something to write and its proof holds. */
    public boolean isWritten() {
        return report.findings().isEmpty() && report.modules() > 0 && !report.isOverBudget();
    }

    /** Returns the hashes of the files that were read, by path. */
    public Map<String, ContentHash> sourceHashes() {
        Map<String, ContentHash> hashes = otherHashes();
        for (ManifestModule module : manifest.modules()) {
            hashes.put(module.id().path(), module.source());
        }
        return hashes;
    }

    /** Returns the hashes of the files that were written, by path; an empty one where the output is a file. */
    public Map<String, ContentHash> outputHashes() {
        if (!output.isEmpty()) {
            return output;
        }
        Map<String, ContentHash> hashes = otherHashes();
        for (Map.Entry<ModuleId, byte[]> text : optimized.texts().entrySet()) {
            hashes.put(text.getKey().path(), ContentHash.of(text.getValue()));
        }
        hashes.put(Manifest.PATH, ContentHash.of(manifestBytes));
        return hashes;
    }

    /** Returns the difference to the source, manifest included: whoever applies it can prove what came of it. */
    byte[] patch() {
        List<PatchedFile> files = new ArrayList<>();
        files.add(manifestFile());
        for (PromptModule module : framework.modules()) {
            if (linked.isLink(module.id())) {
                continue;
            }
            byte[] before = module.source().utf8();
            Optional<PromptModule> now = optimized.graph().module(module.id());
            files.add(
                    now.isEmpty()
                            ? PatchedFile.deleted(module.id().path(), before)
                            : PatchedFile.edited(module.id().path(), before, edits(module, now.get())));
        }
        for (PutAside aside : optimized.deferred().asides()) {
            files.add(PatchedFile.added(aside.part().path(), optimized.text(aside)));
        }
        return PatchTarget.write(files);
    }

    /** What another module's text adds to a file stands at its end. */
    private Edits edits(PromptModule module, PromptModule now) {
        Edits own = optimized.edits(module.id());
        byte[] after = own.apply(module.source().utf8());
        byte[] whole = now.source().utf8();
        return own.then(new Edits.Builder()
                .replace(after.length, after.length, Arrays.copyOfRange(whole, after.length, whole.length))
                .build());
    }

    private PatchedFile manifestFile() {
        Path old = framework.root().resolve(Manifest.PATH);
        try {
            byte[] before = Files.readAllBytes(old);
            return PatchedFile.edited(
                    Manifest.PATH,
                    before,
                    new Edits.Builder().replace(0, before.length, manifestBytes).build());
        } catch (IOException e) {
            return PatchedFile.added(Manifest.PATH, manifestBytes);
        }
    }

    private Map<String, ContentHash> otherHashes() {
        Map<String, ContentHash> hashes = new HashMap<>();
        for (ManifestFile file : manifest.files()) {
            hashes.put(file.path(), file.hash());
        }
        return hashes;
    }
}
