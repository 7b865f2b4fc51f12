package dev.tare.optimizer.defer;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import dev.tare.optimizer.repeat.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What pointers do to references. Those in a text that is not said again stand in the text that stays, and mean the same; and by the paths
 * of pointers nothing comes within reach that was not.
 */
final class PointerReferences {

    private final ModuleGraph source;
    private final ModuleGraph rest;
    private final Deferred deferred;
    private final Set<Fault> faults = new LinkedHashSet<>();

    /** Something that must not be, at a place of the source. */
    record Fault(ModuleId module, int offset, String message) {}

    private PointerReferences(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        this.source = source;
        this.rest = rest;
        this.deferred = deferred;
    }

    /** Returns what is not as it must be, in order of the pointers. */
    static List<Fault> faults(ModuleGraph source, ModuleGraph rest, Deferred deferred) {
        PointerReferences references = new PointerReferences(source, rest, deferred);
        if (!deferred.pointers().isEmpty()) {
            references.lost();
            references.farther();
        }
        return List.copyOf(references.faults);
    }

    private void lost() {
        SortedMap<ModuleId, TreeMap<Integer, Pointer>> pointers = new TreeMap<>();
        for (Pointer pointer : deferred.pointers()) {
            pointers.computeIfAbsent(pointer.copy(), id -> new TreeMap<>())
                    .put(pointer.place().start(), pointer);
        }
        Map<ModuleId, Map<Integer, List<Reference>>> byPlace = new HashMap<>();
        pointers.forEach((id, own) -> {
            for (Reference reference : source.referencesFrom(id)) {
                Span place = reference.mention().span();
                Map.Entry<Integer, Pointer> last = own.lowerEntry(place.end());
                if (last != null && last.getValue().place().overlaps(place)) {
                    lost(reference, last.getValue(), byPlace);
                }
            }
        });
    }

    private void lost(Reference reference, Pointer pointer, Map<ModuleId, Map<Integer, List<Reference>>> byPlace) {
        Span place = reference.mention().span();
        int there = SplitModule.origin(pointer)
                .there(Math.max(0, place.start() - pointer.place().start()));
        boolean stands = false;
        for (Reference other :
                byPlace.computeIfAbsent(pointer.holder(), this::byPlace).getOrDefault(there, List.of())) {
            stands |= isSame(reference, other);
        }
        if (!stands) {
            faults.add(new Fault(
                    pointer.copy(),
                    place.start(),
                    "the reference '" + reference.mention().target() + "' would be gone"));
        }
    }

    private Map<Integer, List<Reference>> byPlace(ModuleId id) {
        Map<Integer, List<Reference>> byPlace = new HashMap<>();
        for (Reference reference : source.referencesFrom(id)) {
            byPlace.computeIfAbsent(reference.mention().span().start(), start -> new ArrayList<>())
                    .add(reference);
        }
        return byPlace;
    }

    private static boolean isSame(Reference reference, Reference other) {
        return reference.strength() == Strength.LAZY
                && other.strength() == Strength.LAZY
                && other.mention().form() == reference.mention().form()
                && other.mention().target().equals(reference.mention().target())
                && other.outcome() == reference.outcome()
                && other.to().equals(reference.to())
                && other.section().equals(reference.section());
    }

    private void farther() {
        Set<ModuleId> parts = new HashSet<>();
        deferred.asides().forEach(aside -> parts.add(aside.part()));
        Set<ModuleId> far = new LinkedHashSet<>();
        for (PromptModule entry : source.entries()) {
            Set<ModuleId> known = new HashSet<>(parts);
            add(source.reachableClosure(entry.id()), known);
            add(source.alwaysLoaded(), known);
            for (Closure.Part part : rest.reachableClosure(entry.id()).parts()) {
                if (!known.contains(part.id())) {
                    far.add(part.id());
                }
            }
        }
        // What a holder leads to comes within reach with it.
        for (Pointer pointer : far.isEmpty() ? List.<Pointer>of() : deferred.pointers()) {
            if (far.contains(pointer.holder())) {
                faults.add(new Fault(
                        pointer.copy(),
                        pointer.place().start(),
                        "an entry could pull in " + pointer.holder() + " by this"));
            }
        }
        if (faults.isEmpty()) {
            for (ModuleId id : far) {
                faults.add(new Fault(id, 0, "an entry could pull this in by a pointer"));
            }
        }
    }

    private static void add(Closure closure, Set<ModuleId> ids) {
        for (Closure.Part part : closure.parts()) {
            ids.add(part.id());
        }
    }
}
