package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would leave an eager closure if some of its references were no longer eager. */
final class EagerReach {

    private final ModuleGraph graph;
    private final Closure closure;
    private final Map<ModuleId, Closure.Part> parts = new HashMap<>();
    private final List<ModuleId> starts = new ArrayList<>();

    /**
     * @param closure an entry's eager closure, or what is always loaded
     */
    EagerReach(ModuleGraph graph, Closure closure) {
        this.graph = graph;
        this.closure = closure;
        for (Closure.Part part : closure.parts()) {
            parts.put(part.id(), part);
            if (part.hops() == 0) {
                starts.add(part.id());
            }
        }
    }

    /** Returns the eager references within the closure that lead from one of its modules to another, in order. */
    List<Reference> references() {
        List<Reference> found = new ArrayList<>();
        for (Closure.Part part : closure.parts()) {
            for (Reference reference : graph.referencesFrom(part.id())) {
                if (follows(reference) && isIn(part, reference)) {
                    found.add(reference);
                }
            }
        }
        return found;
    }

    /** Returns the parts that leave when these references load nothing any more; a part that stays in part stays. */
    List<Closure.Part> leaving(List<Reference> references) {
        Set<Reference> cut = Collections.newSetFromMap(new IdentityHashMap<>());
        cut.addAll(references);
        Set<ModuleId> staying = new HashSet<>();
        List<ModuleId> open = new ArrayList<>(starts);
        while (!open.isEmpty()) {
            int steps = steps(open.get(0));
            List<ModuleId> together = new ArrayList<>();
            for (ModuleId start : open) {
                if (steps(start) == steps) {
                    together.add(start);
                }
            }
            open.removeAll(together);
            staying.addAll(reached(together, steps, cut));
        }
        List<Closure.Part> leaving = new ArrayList<>();
        for (Closure.Part part : closure.parts()) {
            if (!staying.contains(part.id())) {
                leaving.add(part);
            }
        }
        return leaving;
    }

    /** Returns how many steps of its own the harness follows from here. */
    private int steps(ModuleId start) {
        return graph.eagerDepth().eagerHops(graph.module(start).orElseThrow().kind());
    }

    private Set<ModuleId> reached(List<ModuleId> from, int mostSteps, Set<Reference> cut) {
        Set<ModuleId> seen = new HashSet<>(from);
        List<ModuleId> order = new ArrayList<>(from);
        int layer = 0;
        // The layer grows by what is put in place; what it leads to by steps of the harness is the next one.
        for (int steps = 0; layer < order.size(); steps++) {
            for (int i = layer; i < order.size(); i++) {
                follow(order.get(i), false, cut, seen, order);
            }
            int end = order.size();
            for (int i = layer; i < end && steps < mostSteps; i++) {
                follow(order.get(i), true, cut, seen, order);
            }
            layer = end;
        }
        return seen;
    }

    private void follow(ModuleId id, boolean harness, Set<Reference> cut, Set<ModuleId> seen, List<ModuleId> order) {
        Closure.Part part = parts.get(id);
        if (part == null) {
            return;
        }
        for (Reference reference : graph.referencesFrom(id)) {
            if (follows(reference)
                    && (harness || reference.mention().form().isPutInPlace())
                    && isIn(part, reference)
                    && !cut.contains(reference)
                    && seen.add(reference.to().orElseThrow())) {
                order.add(reference.to().orElseThrow());
            }
        }
    }

    /** Returns the tokens that the module itself brings. */
    int tokensOf(ModuleId module) {
        Closure.Part part = parts.get(module);
        return part == null ? 0 : part.tokens();
    }

    static int tokens(List<Closure.Part> parts) {
        int tokens = 0;
        for (Closure.Part part : parts) {
            tokens += part.tokens();
        }
        return tokens;
    }

    private boolean follows(Reference reference) {
        return reference.strength() == Strength.EAGER
                && reference.outcome() == Outcome.RESOLVED
                && !reference.isByName()
                && reference.to().isPresent()
                && !reference.to().get().equals(reference.from())
                && reference.tier().isPresent()
                && reference.tier().get().compareTo(graph.resolution()) <= 0
                && parts.containsKey(reference.to().get());
    }

    private static boolean isIn(Closure.Part part, Reference reference) {
        Span span = reference.mention().span();
        return part.section().isEmpty() || part.section().get().contains(span);
    }
}
