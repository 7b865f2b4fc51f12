package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.ContentHash;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.loader.bundle.BundleLimitException;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Verifier;
import dev.tare.templates.OutputException;
import dev.tare.templates.bundle.BundleTarget;
import dev.tare.templates.flat.FlatLimits;
import dev.tare.templates.flat.FlatPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compiles a tree that was built, as it lies on disk, into a bundle. */
final class BundleBuild {

    private BundleBuild() {}

    /**
     * Compiles a tree.
     *
     * @param tree the folder of the tree, every file of the source in it
     * @param manifest what it says of itself
     * @throws OutputException when it is more than a bundle may hold, or an entry loads more than a prompt may
     */
    static BundleTarget compile(
            Path tree,
            Manifest manifest,
            Framework source,
            Verifier verifier,
            ReadOptions options,
            TaskExecutor executor)
            throws OutputException {
        Map<ModuleId, ManifestModule> known = new HashMap<>(Verifier.byId(manifest));
        for (ManifestPart part : manifest.parts()) {
            ContentHash none = ContentHash.of(new byte[0]);
            known.put(part.id(), new ManifestModule(part.id(), none, part.tokens(), part.steps()));
        }
        Framework written = FrameworkReader.read(tree, options, executor);
        Framework read = FrameworkReader.read(
                tree,
                options,
                text -> {
                    ManifestModule module = known.get(text.id());
                    return module == null
                            ? text
                            : SourceText.ofUtf8(text.id(), verifier.inSourceNotation(module, text.utf8()));
                },
                executor);
        LinkedModules linked = LinkedModules.of(read);
        FlatPlan plan = FlatPlan.of(read, linked::target, FlatLimits.DEFAULT);
        long tokens = source.modules().stream().mapToLong(PromptModule::tokens).sum();
        BundleTarget.Settings settings =
                new BundleTarget.Settings(manifest.tool(), manifest.level(), manifest.notation(), tokens);
        try {
            return BundleTarget.of(read, written, plan, settings, executor);
        } catch (BundleLimitException e) {
            throw new OutputException(
                    "no bundle can hold this framework: " + e.getMessage(),
                    "leave large files out by exclude: in tare.yaml, or build it with --target tree");
        }
    }

    /** Returns what a bundle holds of a tree's manifest: its other files stay where they are. */
    static byte[] restore(Manifest manifest) {
        return ManifestWriter.write(manifest.withFiles(List.of()));
    }
}
