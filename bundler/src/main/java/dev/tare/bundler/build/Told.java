package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestFile;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.manifest.ManifestWriter;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Optimized;
import dev.tare.optimizer.UndoSteps;
import dev.tare.optimizer.defer.PutAside;
import java.util.List;
import java.util.Optional;

/** What an output says of itself. */
final class Told {

    private final Manifest manifest;
    private final byte[] bytes;

    /**
     * @param tool the version of Tare
     * @param files the other files of the output
     */
    Told(
            BuildOptions options,
            String tool,
            Framework framework,
            Optimized optimized,
            List<ManifestFile> files,
            TaskExecutor executor) {
        List<ManifestModule> modules = executor.map(
                framework.modules(),
                module -> new ManifestModule(
                        module.id(),
                        module.source().hash(),
                        module.tokens(),
                        steps(optimized, module.id()),
                        Optional.ofNullable(optimized.homes().get(module.id())),
                        optimized.deferred().stubs(module.id())));
        List<ManifestPart> parts = executor.map(optimized.deferred().asides(), aside -> part(optimized, aside));
        manifest = new Manifest(
                tool,
                options.target().word(),
                options.level(),
                options.notation().word(),
                framework.counter().encoding().id(),
                framework.harness().toString(),
                modules,
                files,
                parts,
                SplitTexts.hash(optimized.deferred().texts().values(), SourceText::utf8));
        bytes = ManifestWriter.write(manifest);
    }

    private static ManifestPart part(Optimized optimized, PutAside aside) {
        PromptModule began = optimized.rest().module(aside.part()).orElseThrow();
        return new ManifestPart(aside.part(), aside.reason().word(), began.tokens(), steps(optimized, aside.part()));
    }

    private static List<ManifestStep> steps(Optimized optimized, ModuleId id) {
        PromptModule began = optimized.rest().module(id).orElseThrow();
        return UndoSteps.of(began.source().utf8(), optimized.steps(id));
    }

    Manifest manifest() {
        return manifest;
    }

    byte[] bytes() {
        return bytes;
    }
}
