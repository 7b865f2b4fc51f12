package dev.tare.modules.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.PromptModule;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The shape of a graph, what hangs on its modules, and what it says when it is misused. */
class ModuleGraphTest {

    private static final ModuleId ENTRY = new ModuleId("e");

    @Test
    void componentsLayersAndReductionShowTheShape() {
        ModuleGraph graph = new Sketch()
                .command("e", 1)
                .plain("a", 1)
                .plain("b", 1)
                .plain("c", 1)
                .plain("d", 1)
                .edges("""
                        e -> a
                        e -> c
                        e -> d
                        a -> b
                        b -> a
                        b -> c
                        a -> c
                        c -> d
                        """)
                .graph();
        assertThat(graph.components()).containsExactly(List.of(new ModuleId("a"), new ModuleId("b")));
        assertThat(graph.layers().toString()).isEqualTo("[[e], [a, b], [c], [d]]");
        assertThat(graph.depth()).isEqualTo(3);
        assertThat(graph.edges()).hasSize(8);
        assertThat(GraphText.showEdges(graph.reduction())).isEqualTo("e>a a>b b>a a>c c>d".transform(this::sortWords));
    }

    @Test
    void retainedTokensHangOnDominators() {
        ModuleGraph graph = new Sketch()
                .command("e", 1)
                .plain("a", 10)
                .plain("b", 20)
                .plain("shared", 100)
                .plain("below", 5)
                .edges("""
                        e -> a
                        e -> b
                        a -> shared
                        b -> shared
                        shared -> below
                        """)
                .graph();
        assertThat(graph.retained(ENTRY))
                .containsExactly(
                        new Retained(new ModuleId("shared"), 105, Optional.empty()),
                        new Retained(new ModuleId("b"), 20, Optional.empty()),
                        new Retained(new ModuleId("a"), 10, Optional.empty()),
                        new Retained(new ModuleId("below"), 5, Optional.of(new ModuleId("shared"))));
    }

    /** No single text lies on every way to x: one leads through the whole of lib, one through its section. */
    @Test
    void aModuleReachedInTwoWaysRetainsWhatBothWaysTogetherHold() {
        ModuleGraph graph = new Sketch()
                .command("e", 1)
                .plain("k", 10)
                .plain("lib", 100)
                .plain("x", 7)
                .edges("""
                        e => lib#0-40
                        e -> k
                        k -> lib
                        lib@20 -> x
                        """)
                .graph();
        assertThat(graph.retained(ENTRY))
                .containsExactly(
                        new Retained(new ModuleId("lib"), 107, Optional.empty()),
                        new Retained(new ModuleId("k"), 70, Optional.empty()),
                        new Retained(new ModuleId("x"), 7, Optional.empty()));
    }

    @Test
    void anEagerCycleIsJudgedBySection() {
        Sketch apart = new Sketch().plain("a", 100).plain("b", 100).edges("""
                a@10 => b#0-50
                b@60 => a
                """);
        assertThat(apart.graph().eagerCycles()).isEmpty();
        assertThat(apart.graph().components()).hasSize(1);
        Sketch closed = new Sketch().plain("a", 100).plain("b", 100).edges("""
                a@10 => b#0-70
                b@60 => a#0-20
                b@80 => a
                """);
        assertThat(GraphText.cycles(closed.graph())).containsExactly("a-b b-a");
        Sketch own = new Sketch().command("e", 5).plain("a", 100).edges("""
                e => a#0-50
                a@10 => a#0-50
                """);
        assertThat(GraphText.cycles(own.graph())).containsExactly("a-a");
    }

    @Test
    void everyEagerEdgeOnACycleIsOnOneThatIsReported() {
        Sketch sketch = new Sketch()
                .plain("a", 1)
                .plain("b", 1)
                .plain("c", 1)
                .plain("d", 1)
                .edges("""
                a => b
                b => a
                b => c
                c => a
                c => d
                a -> d
                """);
        assertThat(GraphText.cycles(sketch.graph())).containsExactly("a-b b-a", "a-b b-c c-a");
    }

    @Test
    void aCostTableSaysTheSameAsTheClosures() {
        ModuleGraph graph = new Sketch()
                .command("e", 10)
                .command("f", 20)
                .plain("a", 1)
                .plain("b", 2)
                .edges("""
                        e => a
                        a -> b
                        f -> b
                        f ~> e
                        """)
                .graph();
        EntryCosts costs = graph.costs(TaskExecutor.direct());
        assertThat(costs.entries())
                .containsExactly(
                        new EntryCost(ENTRY, 10, 11, 11, 13, 13, graph.retained(ENTRY), true),
                        new EntryCost(new ModuleId("f"), 20, 20, 20, 22, 33, graph.retained(new ModuleId("f")), true));
        assertThat(costs.usedBy(new ModuleId("b"))).isEqualTo(2);
        assertThat(costs.usedBy(ENTRY)).isEqualTo(1);
        assertThat(costs.of(new ModuleId("a"))).isEmpty();
    }

    @Test
    void anEmptyGraphAnswersEverything() {
        ModuleGraph graph = new Sketch().graph();
        assertThat(graph.modules()).isEmpty();
        assertThat(graph.layers()).isEmpty();
        assertThat(graph.depth()).isZero();
        assertThat(graph.components()).isEmpty();
        assertThat(graph.eagerCycles()).isEmpty();
        assertThat(graph.reduction()).isEmpty();
        assertThat(graph.unreachable()).isEmpty();
        assertThat(graph.alwaysLoaded().tokens()).isZero();
        assertThat(graph.costs(TaskExecutor.direct()).entries()).isEmpty();
    }

    @Test
    void misuseIsNamed() {
        Sketch twice = new Sketch().plain("a", 1).plain("a", 1);
        assertThatThrownBy(twice::graph).hasMessage("two modules have the id a");
        ModuleGraph graph = new Sketch().plain("a", 1).graph();
        assertThatThrownBy(() -> graph.eagerClosure(ENTRY)).hasMessage("no module has the id e");
        Sketch stray = new Sketch().plain("a", 1).edges("x => a");
        assertThatThrownBy(stray::graph).hasMessage("a reference stands in no module: x");
    }

    @Test
    void referencesToUnknownModulesAreListedAndAreNoEdges() {
        ModuleGraph graph = new Sketch().command("e", 1).edges("e => gone").graph();
        assertThat(graph.references()).hasSize(1);
        assertThat(graph.edges()).isEmpty();
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        for (int seed = 0; seed < 50; seed++) {
            Sketch sketch = RandomSketch.of(new Random(seed));
            ModuleGraph one = sketch.graph();
            ModuleGraph other = sketch.shuffledGraph(new Random(seed + 1));
            assertThat(other.modules()).isEqualTo(one.modules());
            assertThat(other.references()).isEqualTo(one.references());
            assertThat(other.eagerCycles()).isEqualTo(one.eagerCycles());
            assertThat(other.components()).isEqualTo(one.components());
            for (PromptModule module : one.modules()) {
                assertThat(other.reachableClosure(module.id())).isEqualTo(one.reachableClosure(module.id()));
            }
        }
    }

    private String sortWords(String words) {
        return String.join(" ", List.of(words.split(" ")).stream().sorted().toList());
    }
}
