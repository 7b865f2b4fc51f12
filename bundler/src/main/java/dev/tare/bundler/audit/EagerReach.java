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
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What would leave an eager closure if some of its references were no longer eager. */
final class EagerReach {

    private final ModuleGraph graph;
    private final Closure closure;
    private final int mostHops;
    private final Map<ModuleId, Closure.Part> parts = new HashMap<>();
    private final List<ModuleId> starts = new ArrayList<>();

    /**
     * @param closure an entry's eager closure, or what is always loaded
     * @param mostHops how deep the harness follows from where the closure starts
     */
    EagerReach(ModuleGraph graph, Closure closure, int mostHops) {
        this.graph = graph;
        this.closure = closure;
        this.mostHops = mostHops;
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
        Map<ModuleId, Integer> hops = new HashMap<>();
        List<ModuleId> queue = new ArrayList<>(starts);
        for (ModuleId start : starts) {
            hops.put(start, 0);
        }
        for (int i = 0; i < queue.size(); i++) {
            ModuleId id = queue.get(i);
            int next = hops.getOrDefault(id, 0) + 1;
            Closure.Part part = parts.get(id);
            if (next > mostHops || part == null) {
                continue;
            }
            for (Reference reference : graph.referencesFrom(id)) {
                if (follows(reference)
                        && isIn(part, reference)
                        && !cut.contains(reference)
                        && hops.putIfAbsent(reference.to().orElseThrow(), next) == null) {
                    queue.add(reference.to().orElseThrow());
                }
            }
        }
        List<Closure.Part> leaving = new ArrayList<>();
        for (Closure.Part part : closure.parts()) {
            if (!hops.containsKey(part.id())) {
                leaving.add(part);
            }
        }
        return leaving;
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
