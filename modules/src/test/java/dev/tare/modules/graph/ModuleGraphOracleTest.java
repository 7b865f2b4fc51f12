package dev.tare.modules.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.NaiveGraph.Text;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of small random frameworks, every answer compared with a naive one or with JGraphT's. */
@Tag("once")
class ModuleGraphOracleTest {

    private static final int SEEDS = 3000;

    @Test
    void closuresAgreeWithSetsOfBytes() {
        eachSeed(seed -> {
            Sketch sketch = RandomSketch.of(new Random(seed));
            NaiveGraph naive = new NaiveGraph(sketch);
            ModuleGraph graph = sketch.graph();
            assertThat(graph.alwaysLoaded().tokens())
                    .isEqualTo(naive.alwaysLoaded().size() - sketch.strippedTokens());
            for (ModuleId id : naive.modules.keySet()) {
                assertSame(graph.eagerClosure(id), naive, naive.walk(id, true, false, naive.hops(id)));
                assertSame(graph.nestedEagerClosure(id), naive, naive.walk(id, true, false, EagerDepth.ANY));
                assertSame(graph.reachableClosure(id), naive, naive.walk(id, false, false, EagerDepth.ANY));
                assertSame(graph.reachableByNameClosure(id), naive, naive.walk(id, false, true, EagerDepth.ANY));
            }
        });
    }

    private static void assertSame(Closure closure, NaiveGraph naive, Map<Text, Integer> texts) {
        assertThat(closure.tokens()).isEqualTo(naive.bytes(texts.keySet()).size());
        Set<Text> parts = new HashSet<>();
        int sum = 0;
        for (Closure.Part part : closure.parts()) {
            assertThat(parts.add(new Text(part.id(), part.section()))).isTrue();
            sum += part.tokens();
            // A part is as near as the nearest text that it is made of.
            int nearest = Integer.MAX_VALUE;
            for (Map.Entry<Text, Integer> text : texts.entrySet()) {
                if (text.getKey().section().filter(s -> s.length() == 0).isPresent()) {
                    continue;
                }
                boolean within = text.getKey().id().equals(part.id())
                        && (part.section().isEmpty()
                                ? text.getKey().section().isEmpty()
                                : text.getKey().section().isPresent()
                                        && part.section()
                                                .get()
                                                .contains(
                                                        text.getKey().section().get()));
                if (within) {
                    nearest = Math.min(nearest, text.getValue());
                }
            }
            assertThat(part.hops() <= nearest || part.tokens() == 0).isTrue();
        }
        assertThat(sum).isEqualTo(closure.tokens());
        assertThat(naive.bytes(parts)).isEqualTo(naive.bytes(texts.keySet()));
        for (Text text : texts.keySet()) {
            assertThat(closure.contains(text.id())).isTrue();
        }
    }

    @Test
    void whatIsLeftWithoutReferencesIsWhatIsLeftWhenTheyAreLazy() {
        eachSeed(seed -> {
            Random random = new Random(seed);
            Sketch sketch = RandomSketch.of(random);
            ModuleGraph graph = sketch.graph();
            ModuleId from = RandomSketch.any(random, graph);
            ModuleId start = RandomSketch.any(random, graph);
            List<Reference> lazy = new ArrayList<>();
            for (Reference reference : graph.referencesFrom(from)) {
                if (random.nextBoolean()) {
                    lazy.add(reference);
                }
            }
            Collections.shuffle(lazy, random);
            for (Reference reference : lazy) {
                sketch.references.removeIf(r -> ReferenceOrder.REFERENCES.compare(r, reference) == 0);
            }
            ModuleGraph changed = sketch.graph();
            assertThat(graph.alwaysLoadedTokensWithout(lazy))
                    .isEqualTo(changed.alwaysLoaded().tokens());
            if (sketch.roots.isEmpty()) {
                assertThat(graph.eagerTokensWithout(start, lazy))
                        .isEqualTo(changed.eagerClosure(start).tokens());
            }
        });
    }

    @Test
    void retainedTokensAreWhatLeavesWhenAModuleIsRemoved() {
        eachSeed(seed -> {
            Sketch sketch = RandomSketch.of(new Random(seed));
            NaiveGraph naive = new NaiveGraph(sketch);
            ModuleGraph graph = sketch.graph();
            for (ModuleId id : naive.modules.keySet()) {
                Set<Text> all = naive.walk(id, false, false, EagerDepth.ANY).keySet();
                Map<ModuleId, Integer> expected = new TreeMap<>();
                for (Text text : all) {
                    if (!text.id().equals(id)) {
                        Set<Text> rest = naive.without(text.id())
                                .walk(id, false, false, EagerDepth.ANY)
                                .keySet();
                        expected.put(
                                text.id(),
                                naive.bytes(all).size() - naive.bytes(rest).size());
                    }
                }
                List<Retained> found = graph.retained(id);
                Map<ModuleId, Integer> actual = new TreeMap<>();
                for (Retained retained : found) {
                    actual.put(retained.id(), retained.retainedTokens());
                    retained.dominator().ifPresent(d -> {
                        Set<Text> rest = naive.without(d)
                                .walk(id, false, false, EagerDepth.ANY)
                                .keySet();
                        assertThat(rest).noneMatch(text -> text.id().equals(retained.id()));
                    });
                }
                assertThat(actual).isEqualTo(expected);
                List<Retained> sorted = new ArrayList<>(found);
                sorted.sort((a, b) -> a.retainedTokens() != b.retainedTokens()
                        ? b.retainedTokens() - a.retainedTokens()
                        : a.id().compareTo(b.id()));
                assertThat(found).isEqualTo(sorted);
            }
        });
    }

    @Test
    void theCostTableAgreesWithTheClosuresHoweverItIsWorkedOut() {
        try (TaskExecutor two = TaskExecutor.ofParallelism(2)) {
            eachSeed(seed -> {
                ModuleGraph graph = RandomSketch.of(new Random(seed)).graph();
                EntryCosts walked = graph.costs(TaskExecutor.direct(), 3);
                EntryCosts swept = graph.costs(two, 3, 0, EntryCosts.WORK_BUDGET);
                EntryCosts poor = graph.costs(two, 3, 0, 0);
                assertThat(swept.entries()).isEqualTo(walked.entries());
                Map<ModuleId, Integer> used = new HashMap<>();
                for (EntryCost cost : walked.entries()) {
                    List<Retained> all = graph.retained(cost.id());
                    EntryCost expected = new EntryCost(
                            cost.id(),
                            graph.module(cost.id()).orElseThrow().tokens(),
                            graph.eagerClosure(cost.id()).tokens(),
                            graph.nestedEagerClosure(cost.id()).tokens(),
                            graph.reachableClosure(cost.id()).tokens(),
                            graph.reachableByNameClosure(cost.id()).tokens(),
                            all.subList(0, Math.min(3, all.size())),
                            true);
                    assertThat(cost).isEqualTo(expected);
                    EntryCost withoutList = poor.of(cost.id()).orElseThrow();
                    assertThat(withoutList.reachable()).isEqualTo(cost.reachable());
                    assertThat(withoutList.heaviest()).isEmpty();
                    assertThat(withoutList.heaviestKnown() && !all.isEmpty()).isFalse();
                    Set<ModuleId> reached = new HashSet<>();
                    graph.reachableClosure(cost.id()).parts().forEach(part -> reached.add(part.id()));
                    reached.forEach(id -> used.merge(id, 1, Integer::sum));
                    reached.forEach(id -> assertThat(graph.usedBy(id)).contains(cost.id()));
                }
                for (PromptModule module : graph.modules()) {
                    int expected = used.getOrDefault(module.id(), 0);
                    assertThat(walked.usedBy(module.id())).isEqualTo(expected);
                    assertThat(swept.usedBy(module.id())).isEqualTo(expected);
                    assertThat(poor.usedBy(module.id())).isEqualTo(expected);
                    assertThat(graph.usedBy(module.id())).hasSize(expected);
                }
            });
        }
    }

    @Test
    void componentsLayersAndReductionAgreeWithJGraphT() {
        eachSeed(seed -> {
            ModuleGraph graph = RandomSketch.of(new Random(seed)).graph();
            Graph<ModuleId, DefaultEdge> library = library(graph, graph.edges());
            KosarajuStrongConnectivityInspector<ModuleId, DefaultEdge> inspector =
                    new KosarajuStrongConnectivityInspector<>(library);
            Set<Set<ModuleId>> cyclic = new HashSet<>();
            Map<ModuleId, Set<ModuleId>> componentOf = new HashMap<>();
            for (Set<ModuleId> component : inspector.stronglyConnectedSets()) {
                component.forEach(id -> componentOf.put(id, component));
                if (component.size() > 1) {
                    cyclic.add(component);
                }
            }
            List<Set<ModuleId>> found = new ArrayList<>();
            graph.components().forEach(component -> found.add(new TreeSet<>(component)));
            assertThat(found).hasSize(cyclic.size());
            assertThat(new HashSet<>(found)).isEqualTo(cyclic);

            Map<ModuleId, Integer> layerOf = new HashMap<>();
            for (int layer = 0; layer < graph.layers().size(); layer++) {
                for (ModuleId id : graph.layers().get(layer)) {
                    layerOf.put(id, layer);
                }
            }
            int deepest = 0;
            for (PromptModule module : graph.modules()) {
                int layer = longestWayTo(componentOf.get(module.id()), componentOf, graph.edges());
                assertThat(layerOf.get(module.id())).isEqualTo(layer);
                deepest = Math.max(deepest, layer);
            }
            assertThat(graph.depth()).isEqualTo(deepest);

            assertReduced(graph, componentOf);
        });
    }

    private static int longestWayTo(
            Set<ModuleId> component, Map<ModuleId, Set<ModuleId>> componentOf, List<Edge> edges) {
        int longest = 0;
        for (Edge edge : edges) {
            Set<ModuleId> before = componentOf.get(edge.from());
            if (component.contains(edge.to()) && before != component) {
                longest = Math.max(longest, 1 + longestWayTo(before, componentOf, edges));
            }
        }
        return longest;
    }

    private static void assertReduced(ModuleGraph graph, Map<ModuleId, Set<ModuleId>> componentOf) {
        List<Edge> reduced = graph.reduction();
        assertThat(graph.edges()).containsAll(reduced);
        Graph<ModuleId, DefaultEdge> less = library(graph, reduced);
        assertThat(reach(less)).isEqualTo(reach(library(graph, graph.edges())));
        for (Edge edge : reduced) {
            if (componentOf.get(edge.from()) != componentOf.get(edge.to())) {
                less.removeEdge(edge.from(), edge.to());
                assertThat(reach(less).get(edge.from())).doesNotContain(edge.to());
                less.addEdge(edge.from(), edge.to());
            }
        }
    }

    @Test
    void bothReductionsAgree() {
        eachSeed(seed -> {
            Random random = new Random(seed);
            int nodes = 1 + random.nextInt(seed % 50 == 0 ? 300 : 30);
            Csr.Builder rows = new Csr.Builder(nodes, 8);
            for (int v = 0; v < nodes; v++) {
                for (int k = random.nextInt(5); v > 0 && k > 0; k--) {
                    rows.add(random.nextInt(v), 0);
                }
                rows.endRow();
            }
            Csr graph = rows.build();
            assertThat(BlockReduction.reduce(graph)).isEqualTo(LibraryReduction.reduce(graph));
        });
    }

    @Test
    void whyIsAShortestWay() {
        eachSeed(seed -> {
            Sketch sketch = RandomSketch.of(new Random(seed));
            NaiveGraph naive = new NaiveGraph(sketch);
            ModuleGraph graph = sketch.graph();
            Graph<ModuleId, DefaultEdge> byPath = library(graph, graph.edges());
            Graph<ModuleId, DefaultEdge> byName = library(graph, graph.edges());
            for (Reference reference : sketch.references) {
                naive.target(reference, false, true)
                        .filter(target -> !target.id().equals(reference.from()))
                        .ifPresent(target -> byName.addEdge(reference.from(), target.id()));
            }
            for (ModuleId from : naive.modules.keySet()) {
                Map<ModuleId, Integer> near = nearest(naive.walk(from, false, false, EagerDepth.ANY));
                Map<ModuleId, Integer> named = nearest(naive.walk(from, false, true, EagerDepth.ANY));
                for (ModuleId to : naive.modules.keySet()) {
                    int expected = near.getOrDefault(to, -1);
                    expected = expected >= 0 ? expected : length(byPath, from, to);
                    expected = expected >= 0 ? expected : named.getOrDefault(to, -1);
                    expected = expected >= 0 ? expected : length(byName, from, to);
                    Optional<List<Reference>> why = graph.why(from, to);
                    assertThat(why.map(List::size).orElse(-1)).isEqualTo(expected);
                    ModuleId at = from;
                    for (Reference step : why.orElse(List.of())) {
                        assertThat(step.from()).isEqualTo(at);
                        at = step.to().orElseThrow();
                    }
                    assertThat(why.isEmpty() || at.equals(to)).isTrue();
                }
            }
        });
    }

    @Test
    void unreachableModulesAreThoseThatNoWalkFinds() {
        eachSeed(seed -> {
            Sketch sketch = RandomSketch.of(new Random(seed));
            List<ModuleId> roots = List.copyOf(sketch.roots);
            ModuleGraph graph = sketch.graph();
            sketch.roots.clear();
            NaiveGraph naive = new NaiveGraph(sketch);
            Set<ModuleId> lost = new TreeSet<>(naive.modules.keySet());
            List<ModuleId> starts = new ArrayList<>(roots);
            for (PromptModule module : graph.modules()) {
                ModuleKind kind = module.kind();
                if (kind.isEntry() || kind == ModuleKind.RULE || kind == ModuleKind.MEMORY) {
                    starts.add(module.id());
                }
            }
            for (ModuleId start : starts) {
                for (Text text : naive.walk(start, false, true, EagerDepth.ANY).keySet()) {
                    lost.remove(text.id());
                }
            }
            assertThat(graph.unreachable()).containsExactlyElementsOf(lost);
        });
    }

    @Test
    void eagerCyclesCoverEveryEdgeBetweenTextsThatLoadEachOther() {
        eachSeed(seed -> {
            Sketch sketch = RandomSketch.of(new Random(seed));
            NaiveGraph naive = new NaiveGraph(sketch);
            Graph<Text, DefaultEdge> texts = new DirectedPseudograph<>(DefaultEdge.class);
            naive.modules.keySet().forEach(id -> texts.addVertex(new Text(id, Optional.empty())));
            for (Reference reference : sketch.references) {
                naive.target(reference, true, false).ifPresent(texts::addVertex);
            }
            for (Text text : texts.vertexSet()) {
                for (Text target : naive.targets(text, true, false)) {
                    texts.addEdge(text, target);
                }
            }
            Set<List<Text>> expected = new HashSet<>();
            for (Set<Text> component : new KosarajuStrongConnectivityInspector<>(texts).stronglyConnectedSets()) {
                for (DefaultEdge edge : texts.edgeSet()) {
                    List<Text> ends = List.of(texts.getEdgeSource(edge), texts.getEdgeTarget(edge));
                    if (component.containsAll(ends)) {
                        expected.add(ends);
                    }
                }
            }
            Set<List<Text>> covered = new HashSet<>();
            Set<List<Reference>> seen = new HashSet<>();
            ModuleGraph graph = sketch.graph();
            for (List<Reference> cycle : graph.eagerCycles()) {
                assertThat(seen.add(cycle)).isTrue();
                Reference last = cycle.get(cycle.size() - 1);
                Text at = naive.target(last, true, false).orElseThrow();
                for (Reference step : cycle) {
                    assertThat(step.strength()).isEqualTo(Strength.EAGER);
                    assertThat(NaiveGraph.standsIn(step, at)).isTrue();
                    assertThat(graph.references().indexOf(step))
                            .isGreaterThanOrEqualTo(graph.references().indexOf(cycle.get(0)));
                    Text next = naive.target(step, true, false).orElseThrow();
                    covered.add(List.of(at, next));
                    at = next;
                }
            }
            assertThat(covered).isEqualTo(expected);
        });
    }

    private static void eachSeed(IntConsumer check) {
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                check.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static Graph<ModuleId, DefaultEdge> library(ModuleGraph graph, List<Edge> edges) {
        Graph<ModuleId, DefaultEdge> library = new SimpleDirectedGraph<>(DefaultEdge.class);
        graph.modules().forEach(module -> library.addVertex(module.id()));
        edges.forEach(edge -> library.addEdge(edge.from(), edge.to()));
        return library;
    }

    private static Map<ModuleId, Set<ModuleId>> reach(Graph<ModuleId, DefaultEdge> graph) {
        Map<ModuleId, Set<ModuleId>> reach = new TreeMap<>();
        for (ModuleId from : graph.vertexSet()) {
            BFSShortestPath<ModuleId, DefaultEdge> paths = new BFSShortestPath<>(graph);
            Set<ModuleId> reached = new TreeSet<>();
            for (ModuleId to : graph.vertexSet()) {
                if (paths.getPath(from, to) != null) {
                    reached.add(to);
                }
            }
            reach.put(from, reached);
        }
        return reach;
    }

    private static int length(Graph<ModuleId, DefaultEdge> graph, ModuleId from, ModuleId to) {
        GraphPath<ModuleId, DefaultEdge> path = new BFSShortestPath<>(graph).getPath(from, to);
        return path == null ? -1 : path.getLength();
    }

    private static Map<ModuleId, Integer> nearest(Map<Text, Integer> texts) {
        Map<ModuleId, Integer> nearest = new HashMap<>();
        texts.forEach((text, hops) -> nearest.merge(text.id(), hops, Math::min));
        return nearest.isEmpty() ? Collections.emptyMap() : nearest;
    }
}
