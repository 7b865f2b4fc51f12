package dev.tare.bundler.query;

import dev.tare.bundler.query.GraphReport.Edge;
import dev.tare.bundler.query.GraphReport.Node;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.Outcome;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/** Chooses what of a graph is drawn: all of it, or what surrounds one module, and never more than asked for. */
public final class GraphQuery {

    private final ModuleGraph graph;
    private final int most;

    private GraphQuery(ModuleGraph graph, int most) {
        this.graph = graph;
        this.most = most;
    }

    /**
     * Returns the part of the graph to draw.
     *
     * @param focus an entry's name, a module's id or a unique suffix of one: what it leads to is drawn, nearest first, and
     *     who refers to it
     * @param most how many modules are drawn at most; the best connected ones stay
     * @throws NoSuchModuleException when the focus is not known or not unique
     */
    public static GraphReport graph(ModuleGraph graph, String name, Optional<String> focus, int most) {
        GraphQuery query = new GraphQuery(graph, Math.max(1, most));
        if (focus.isEmpty()) {
            return query.report(
                    name,
                    Optional.empty(),
                    query.bestConnected(),
                    graph.modules().size());
        }
        ModuleId start = Lookup.find(graph, focus.get()).id();
        List<ModuleId> around = query.around(start);
        Set<ModuleId> chosen = new HashSet<>(around.subList(0, Math.min(query.most, around.size())));
        return query.report(name, Optional.of(start.path()), chosen, around.size());
    }

    private GraphReport report(String name, Optional<String> focus, Set<ModuleId> chosen, int wanted) {
        Set<ModuleId> always = new HashSet<>();
        for (Closure.Part part : graph.alwaysLoaded().parts()) {
            always.add(part.id());
        }
        List<Node> nodes = new ArrayList<>(chosen.size());
        for (PromptModule module : graph.modules()) {
            if (chosen.contains(module.id())) {
                nodes.add(new Node(
                        module.id().path(),
                        module.kind().isEntry() ? module.name() : module.id().fileName(),
                        module.kind().word(),
                        module.tokens(),
                        always.contains(module.id())));
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (Reference reference : graph.references()) {
            if (isEdge(reference)
                    && chosen.contains(reference.from())
                    && chosen.contains(reference.to().orElseThrow())) {
                edges.add(edge(reference));
            }
        }
        return new GraphReport(name, focus, nodes, edges, wanted - nodes.size());
    }

    private Edge edge(Reference reference) {
        int line = graph.module(reference.from())
                .orElseThrow()
                .source()
                .lines()
                .lineAt(reference.mention().span().start());
        return new Edge(
                reference.from().path(),
                reference.to().orElseThrow().path(),
                reference.mention().form().word(),
                reference.strength().word(),
                reference.isByName() ? Optional.empty() : reference.tier().map(Tier::word),
                line,
                reference.isByName());
    }

    private boolean isEdge(Reference reference) {
        return reference.outcome() == Outcome.RESOLVED
                && reference.to().isPresent()
                && !reference.to().get().equals(reference.from())
                && (reference.isByName()
                        || reference.tier().isPresent()
                                && reference.tier().get().compareTo(graph.resolution()) <= 0);
    }

    /** Returns the modules with the most references from and to them; ties by tokens, then by id. */
    private Set<ModuleId> bestConnected() {
        Map<ModuleId, Integer> degree = new HashMap<>();
        for (Reference reference : graph.references()) {
            if (isEdge(reference) && !reference.isByName()) {
                degree.merge(reference.from(), 1, Integer::sum);
                degree.merge(reference.to().orElseThrow(), 1, Integer::sum);
            }
        }
        List<PromptModule> modules = new ArrayList<>(graph.modules());
        if (modules.size() > most) {
            modules.sort(Comparator.comparingInt((PromptModule module) -> degree.getOrDefault(module.id(), 0))
                    .reversed()
                    .thenComparing(Comparator.comparingInt(PromptModule::tokens).reversed())
                    .thenComparing(PromptModule::id));
        }
        Set<ModuleId> chosen = new HashSet<>();
        for (PromptModule module : modules.subList(0, Math.min(most, modules.size()))) {
            chosen.add(module.id());
        }
        return chosen;
    }

    /** Returns the module, what it leads to by path in order of distance, and at last what refers to it. */
    private List<ModuleId> around(ModuleId start) {
        Set<ModuleId> seen = new HashSet<>();
        List<ModuleId> order = new ArrayList<>();
        Queue<ModuleId> queue = new ArrayDeque<>();
        seen.add(start);
        queue.add(start);
        while (!queue.isEmpty()) {
            ModuleId id = queue.remove();
            order.add(id);
            for (Reference reference : graph.referencesFrom(id)) {
                if (isEdge(reference)
                        && !reference.isByName()
                        && seen.add(reference.to().orElseThrow())) {
                    queue.add(reference.to().orElseThrow());
                }
            }
        }
        for (Reference reference : graph.referencesTo(start)) {
            if (isEdge(reference) && seen.add(reference.from())) {
                order.add(reference.from());
            }
        }
        return order;
    }
}
