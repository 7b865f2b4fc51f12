package dev.tare.bundler.explain;

import dev.tare.core.manifest.Home;
import dev.tare.core.manifest.Manifest;
import dev.tare.core.manifest.ManifestModule;
import dev.tare.core.manifest.ManifestPart;
import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The parts of an output, each told like a module: its owner's source, its own file and steps, and the stubs that stand for it. */
final class Parts {

    private final Map<ModuleId, ManifestModule> modules = new HashMap<>();
    private final Map<ModuleId, ManifestModule> parts = new HashMap<>();

    Parts(Manifest manifest) {
        Map<ModuleId, ManifestPart> told = new HashMap<>();
        for (ManifestPart part : manifest.parts()) {
            told.put(part.id(), part);
        }
        for (ManifestModule module : manifest.modules()) {
            modules.put(module.id(), module);
            Map<ModuleId, List<ManifestStub>> stubs = new HashMap<>();
            for (ManifestStub stub : module.stubs()) {
                if (stub.origin() instanceof Origin.InPart in && told.containsKey(in.part())) {
                    stubs.computeIfAbsent(in.part(), id -> new ArrayList<>()).add(stub);
                }
            }
            stubs.forEach((id, own) -> {
                ManifestPart part = Objects.requireNonNull(told.get(id));
                parts.put(
                        id,
                        new ManifestModule(
                                module.id(),
                                module.source(),
                                part.tokens(),
                                part.steps(),
                                Optional.of(new Home(id, new Span(0, Integer.MAX_VALUE))),
                                own));
            });
        }
    }

    /** Returns the part that is the file of the output. */
    Optional<ManifestModule> at(String path) {
        return ModuleId.of(path).map(parts::get);
    }

    /** Returns the part that holds a byte of the module's source. */
    Optional<ManifestModule> holding(ManifestModule module, int offset) {
        return stub(module, new Span(offset, offset + 1))
                .filter(stub -> stub.origin() instanceof Origin.InPart)
                .map(stub -> parts.get(((Origin.InPart) stub.origin()).part()));
    }

    /** Returns the module that the part is one of. */
    ManifestModule owner(ManifestModule part) {
        return Objects.requireNonNull(modules.get(part.id()));
    }

    boolean isPart(ManifestModule told) {
        return parts.containsValue(told);
    }

    /** Returns a module by its id, or a part by its file, with a part's file as a whole. */
    ManifestModule told(ModuleId id) {
        ManifestModule part = parts.get(id);
        ManifestModule told =
                part == null ? modules.get(id) : new ManifestModule(id, part.source(), part.tokens(), part.steps());
        if (told == null) {
            throw new IllegalArgumentException("the manifest knows no module " + id);
        }
        return told;
    }

    /** Tells whether some of the module's source is nowhere. */
    static boolean isDropped(ManifestModule module) {
        return module.stubs().stream().anyMatch(stub -> stub.origin() instanceof Origin.Dropped);
    }

    /** Returns the pointer that stands for what comes first in the stretch of the source among all that stubs stand for. */
    static Optional<ManifestStub> pointer(ManifestModule module, Span span) {
        return stub(module, span).filter(stub -> stub.origin() instanceof Origin.InCopy);
    }

    /** Returns the first stub that stands for something in the stretch of the source. */
    static Optional<ManifestStub> stub(ManifestModule module, Span span) {
        for (ManifestStub stub : module.stubs()) {
            if (stub.source().start() < span.end() && stub.source().end() > span.start()) {
                return Optional.of(stub);
            }
        }
        return Optional.empty();
    }
}
