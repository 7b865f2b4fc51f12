package dev.tare.optimizer.defer;

import dev.tare.core.manifest.ManifestStub;
import dev.tare.core.manifest.Origin;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.AlwaysRoot;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether what pointers lead to is in every context that has the pointer: asked of the graph as it is with the pointers, and in its
 * own way, so that a fault in how they were chosen is found.
 */
final class PointerSight {

    /** What is always loaded as a whole, and at all. */
    private final Set<ModuleId> always = new HashSet<>();

    private final Set<ModuleId> alwaysAtAll = new HashSet<>();

    /** The modules that may be read without a start that loads them. */
    private final Set<ModuleId> alone = new HashSet<>();

    /** For each start what it surely holds as a whole, and what it may hold. */
    private final List<Set<ModuleId>> surely = new ArrayList<>();

    private final List<Set<ModuleId>> maybe = new ArrayList<>();

    /** The places of the source that the harness does not load, and the sections that somebody names. */
    private final Map<ModuleId, List<Span>> leftOut = new HashMap<>();

    private final Map<ModuleId, List<Span>> sections = new HashMap<>();

    PointerSight(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        for (Closure.Part part : rest.alwaysLoaded().parts()) {
            alwaysAtAll.add(part.id());
            if (part.section().isEmpty()) {
                always.add(part.id());
            }
        }
        for (AlwaysRoot root : source.alwaysLoadedRoots()) {
            leftOut.put(root.id(), root.leftOut());
        }
        for (PromptModule entry : rest.entries()) {
            Set<ModuleId> whole = new HashSet<>();
            for (Closure.Part part : rest.eagerClosure(entry.id()).parts()) {
                if (part.section().isEmpty()) {
                    whole.add(part.id());
                }
            }
            Set<ModuleId> any = new HashSet<>();
            any.add(entry.id());
            rest.nestedEagerClosure(entry.id()).parts().forEach(part -> any.add(part.id()));
            surely.add(whole);
            maybe.add(any);
        }
        references(rest, deferred);
        for (Reference reference : source.references()) {
            if (reference.section().isPresent() && reference.to().isPresent()) {
                sections.computeIfAbsent(reference.to().get(), id -> new ArrayList<>())
                        .add(reference.section().get());
            }
        }
    }

    private void references(ModuleGraph rest, Deferred deferred) {
        Set<ModuleId> attached = new HashSet<>();
        Map<ModuleId, StubMap> maps = new HashMap<>();
        for (Reference reference : rest.references()) {
            if (reference.outcome() != Outcome.RESOLVED || reference.to().isEmpty()) {
                continue;
            }
            ModuleId to = reference.to().get();
            if (reference.strength() == Strength.EAGER && rest.isEdge(reference)) {
                attached.add(to);
            } else if (!reference.isByName() && !reference.from().equals(to)) {
                StubMap map = maps.computeIfAbsent(reference.from(), id -> new StubMap(id, deferred.stubs(id)));
                Optional<ManifestStub> stub = map.stubAt(reference.mention().span());
                // Who follows a pointer has what it leads to in the context.
                if (stub.isEmpty() || !(stub.get().origin() instanceof Origin.InCopy)) {
                    alone.add(to);
                }
            }
        }
        for (PromptModule module : rest.modules()) {
            boolean conditional = module.kind() == ModuleKind.RULE || module.kind() == ModuleKind.MEMORY;
            if (conditional || !module.kind().isEntry() && !attached.contains(module.id())) {
                alone.add(module.id());
            }
        }
    }

    /** Returns what speaks against a pointer, if anything does. */
    Optional<String> objection(Pointer pointer) {
        ModuleId copy = pointer.copy();
        ModuleId holder = pointer.holder();
        boolean hidden = overlaps(leftOut, holder, pointer.held()) || overlaps(leftOut, copy, pointer.place());
        if (hidden) {
            return Optional.of("what the harness leaves out is pointed to, or would point");
        }
        if (copy.equals(holder)) {
            for (Span section : sections.getOrDefault(copy, List.of())) {
                if (section.overlaps(pointer.place()) && !section.contains(pointer.held())) {
                    return Optional.of("a section would be loaded without what this points to");
                }
            }
            return Optional.empty();
        }
        if (always.contains(holder)) {
            return Optional.empty();
        }
        if (alwaysAtAll.contains(copy) || alone.contains(copy) || overlaps(sections, copy, pointer.place())) {
            return Optional.of("may be read where " + holder + " is not in the context");
        }
        int held = 0;
        for (int i = 0; i < maybe.size(); i++) {
            if (maybe.get(i).contains(copy)) {
                if (!surely.get(i).contains(holder)) {
                    return Optional.of("a start holds this, and not " + holder);
                }
                held++;
            }
        }
        return held > 0 ? Optional.empty() : Optional.of("no start holds this");
    }

    private static boolean overlaps(Map<ModuleId, List<Span>> spans, ModuleId id, Span place) {
        return spans.getOrDefault(id, List.of()).stream().anyMatch(span -> span.overlaps(place));
    }
}
