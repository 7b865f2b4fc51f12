package dev.tare.bundler.audit;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.EntryCost;
import dev.tare.modules.graph.EntryCosts;
import dev.tare.modules.graph.ModuleGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every start holds, gathered once for all searches for fixes. */
final class Starts {

    private final ModuleGraph graph;
    private final List<EntryCost> byWeight;
    private final Map<ModuleId, List<ModuleId>> loadedBy = new HashMap<>();
    private final Map<ModuleId, Closure> closures = new HashMap<>();

    Starts(ModuleGraph graph, EntryCosts costs) {
        this.graph = graph;
        this.byWeight = new ArrayList<>(costs.entries());
        byWeight.sort(Comparator.comparingInt(EntryCost::eager)
                .reversed()
                .thenComparing(Comparator.comparingInt(EntryCost::reachable).reversed())
                .thenComparing(EntryCost::id));
        for (EntryCost cost : byWeight) {
            if (cost.eager() > cost.own()) {
                Closure closure = graph.eagerClosure(cost.id());
                closures.put(cost.id(), closure);
                for (Closure.Part part : closure.parts()) {
                    if (part.section().isEmpty()) {
                        load(part.id(), cost.id());
                    }
                }
            } else {
                load(cost.id(), cost.id());
            }
        }
    }

    private void load(ModuleId module, ModuleId entry) {
        loadedBy.computeIfAbsent(module, key -> new ArrayList<>()).add(entry);
    }

    ModuleGraph graph() {
        return graph;
    }

    /** Returns the entries, the heaviest start first. */
    List<EntryCost> byWeight() {
        return Collections.unmodifiableList(byWeight);
    }

    /** Returns the eager closures of the entries that load more than themselves, by entry. */
    Map<ModuleId, Closure> closures() {
        return Collections.unmodifiableMap(closures);
    }

    /** Returns the entries whose start holds the whole module, the heaviest first. */
    List<ModuleId> loading(ModuleId module) {
        return loadedBy.getOrDefault(module, List.of());
    }
}
