package dev.tare.bundler.build;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.defer.DeferralCheck;
import dev.tare.optimizer.defer.Deferred;
import dev.tare.optimizer.defer.DeferringPass;
import dev.tare.optimizer.defer.PartPlaces;
import dev.tare.optimizer.defer.ToldSplit;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.proof.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A source from which text was put aside as a manifest says, made anew and checked.
 *
 * @param rest what is left, with the parts as modules
 * @param known what the manifest says of each module that was split and of each part, as if those were the source
 * @param findings what is wrong; then the others mean nothing
 */
record SplitSource(Framework rest, Map<ModuleId, ManifestModule> known, List<Finding> findings) {

    /**
     * Makes it.
     *
     * @param output gives the bytes of a file of the output
     */
    static SplitSource of(
            Framework source,
            Manifest manifest,
            UserPasses passes,
            Function<ModuleId, Optional<byte[]>> output,
            TaskExecutor executor) {
        Map<String, DeferringPass> deferring = new HashMap<>();
        for (Pass pass : passes.known()) {
            if (pass instanceof DeferringPass one) {
                deferring.put(one.name(), one);
            }
        }
        PartPlaces places = new PartPlaces(source.reading().tree(), source.harness(), path -> true);
        Map<ModuleId, ManifestModule> told = new HashMap<>();
        manifest.modules().forEach(module -> told.put(module.id(), module));
        ToldSplit.Outcome outcome = ToldSplit.of(
                source,
                manifest,
                places,
                deferring,
                text -> count(source, told.get(text.id()), text.id(), output),
                executor);
        if (!outcome.findings().isEmpty()) {
            return new SplitSource(source, Map.of(), outcome.findings());
        }
        Deferred deferred = outcome.deferred();
        if (deferred.isEmpty()) {
            return new SplitSource(source, Map.of(), List.of());
        }
        Framework rest = source.withTexts(deferred.texts(), executor);
        return new SplitSource(
                rest, known(rest, manifest, deferred), DeferralCheck.check(source, rest, deferred, executor));
    }

    /** A module that shares a file has the count that is told of it; every other file is counted. */
    private static int count(
            Framework source, @Nullable ManifestModule told, ModuleId id, Function<ModuleId, Optional<byte[]>> output) {
        if (told != null && told.home().isPresent()) {
            return told.tokensAfter();
        }
        Optional<byte[]> bytes = output.apply(id);
        return bytes.isPresent() ? source.counter().count(bytes.get(), 0, bytes.get().length) : 0;
    }

    private static Map<ModuleId, ManifestModule> known(Framework rest, Manifest manifest, Deferred deferred) {
        Map<ModuleId, ManifestModule> known = new TreeMap<>();
        for (ManifestModule module : manifest.modules()) {
            if (!deferred.stubs(module.id()).isEmpty()) {
                PromptModule now = rest.graph().module(module.id()).orElseThrow();
                known.put(
                        module.id(),
                        new ManifestModule(
                                module.id(), now.source().hash(), now.tokens(), module.steps(), module.home()));
            }
        }
        for (ManifestPart part : manifest.parts()) {
            PromptModule now = rest.graph().module(part.id()).orElseThrow();
            known.put(
                    part.id(),
                    new ManifestModule(part.id(), now.source().hash(), now.tokens(), part.steps(), Optional.empty()));
        }
        return known;
    }
}
