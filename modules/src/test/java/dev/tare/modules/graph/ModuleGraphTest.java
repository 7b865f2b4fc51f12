package dev.tare.modules.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.Span;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {

    private static final ModuleId ENTRY = new ModuleId("e");

    @Test
    void anEagerClosureFollowsEagerReferencesOnly() {
        ModuleGraph graph = new Sketch()
                .command("e", 10)
                .plain("a", 1)
                .plain("b", 2)
                .plain("c", 4)
                .plain("d", 8)
                .edges("""
                        e => a
                        a => b
                        e -> c
                        e ?> d
                        c => d
                        """)
                .graph();
        assertThat(show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
        assertThat(show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 c:4@1 d:8@1 b:2@2 = 25");
    }

    @Test
    void theDepthOfTheHarnessEndsTheEagerClosureButNotTheNestedOne() {
        Sketch sketch =
                new Sketch().command("e", 10).plain("a", 1).plain("b", 2).edges("""
                e => a
                a => b
                """);
        sketch.depth = new EagerDepth(1, 4, EagerDepth.ANY);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 = 11");
        assertThat(show(sketch.graph().nestedEagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
    }

    @Test
    void whatIsPutInPlaceIsNoStepOfTheHarness() {
        Sketch sketch = new Sketch()
                .command("e", 10)
                .plain("a", 1)
                .plain("b", 2)
                .plain("c", 4)
                .plain("d", 8)
                .plain("f", 16)
                .edges("""
                        e +> a
                        a +> b
                        b => c
                        c +> d
                        d => f
                        """);
        sketch.depth = new EagerDepth(1, 4, 4);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 c:4@3 d:8@4 = 25");
        assertThat(show(sketch.graph().nestedEagerClosure(ENTRY)))
                .isEqualTo("e:10@0 a:1@1 b:2@2 c:4@3 d:8@4 f:16@5 = 41");
        sketch.depth = new EagerDepth(0, 4, 4);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
    }

    /** An installer's chain in one command says nothing about what another one attaches. */
    @Test
    void includesOfOneEntryDoNotLiftTheLimitOfAnother() {
        Sketch sketch = new Sketch()
                .command("e", 10)
                .command("other", 100)
                .plain("a", 1)
                .plain("b", 2)
                .plain("c", 4)
                .plain("d", 8)
                .edges("""
                        other +> a
                        a +> b
                        e => c
                        c => d
                        """);
        sketch.depth = new EagerDepth(1, 4, 4);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 c:4@1 = 14");
        assertThat(show(sketch.graph().eagerClosure(new ModuleId("other")))).isEqualTo("other:100@0 a:1@1 b:2@2 = 103");
    }

    @Test
    void ofTwoReferencesToOneModuleTheCheaperCounts() {
        Sketch sketch =
                new Sketch().command("e", 10).plain("a", 1).plain("b", 2).edges("""
                        e => a
                        e +> a
                        a => b
                        """);
        sketch.depth = new EagerDepth(1, 4, 4);
        ModuleGraph graph = sketch.graph();
        assertThat(show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
        List<Reference> both = graph.referencesFrom(ENTRY);
        assertThat(graph.eagerTokensWithout(ENTRY, both.subList(0, 1))).isEqualTo(13);
        assertThat(graph.eagerTokensWithout(ENTRY, both.subList(1, 2))).isEqualTo(11);
        assertThat(graph.eagerTokensWithout(ENTRY, both)).isEqualTo(10);
    }

    /** The way that costs nothing is the longer one: it makes room for one more attachment, and the hops stay the fewest. */
    @Test
    void theCheapestWayCountsAndTheShortestIsTold() {
        Sketch sketch = new Sketch()
                .command("e", 10)
                .plain("a", 1)
                .plain("b", 2)
                .plain("c", 4)
                .edges("""
                        e => b
                        e +> a
                        a +> b
                        b => c
                        """);
        sketch.depth = new EagerDepth(1, 4, 4);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@1 c:4@2 = 17");
    }

    @Test
    void anEagerSectionAddsTheSectionAndWhatItRefersToAndNoMore() {
        ModuleGraph graph = new Sketch()
                .command("e", 10)
                .plain("lib", 100)
                .plain("in", 1)
                .plain("out", 2)
                .edges("""
                        e => lib#20-50
                        lib@30 => in
                        lib@60 => out
                        """)
                .graph();
        assertThat(show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 lib#20-50:30@1 in:1@2 = 41");
        assertThat(show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 lib#20-50:30@1 in:1@2 = 41");
    }

    @Test
    void overlappingSectionsAreCountedOnceAndTheWholeModuleHoldsItsSections() {
        Sketch sketch = new Sketch().command("e", 10).plain("lib", 100).edges("""
                e => lib#20-50
                e => lib#40-60
                e => lib#45-48
                e => lib#60-70
                """);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 lib#20-60:40@1 lib#60-70:10@1 = 60");
        sketch.edges("e => lib");
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 lib:100@1 = 110");
    }

    @Test
    void aSectionThatIsOpenedLazilyMeansThatTheFileIsOpened() {
        ModuleGraph graph = new Sketch()
                .command("e", 10)
                .plain("lib", 100)
                .edges("e -> lib#20-50")
                .graph();
        assertThat(show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 = 10");
        assertThat(show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 lib:100@1 = 110");
    }

    @Test
    void aSectionMayIncludeAnotherOfTheSameFile() {
        ModuleGraph graph =
                new Sketch().command("e", 10).plain("lib", 100).edges("""
                        e => lib#20-50
                        lib@30 => lib#70-80
                        """).graph();
        assertThat(show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 lib#20-50:30@1 lib#70-80:10@2 = 50");
        assertThat(graph.edges()).containsExactly(new Edge(ENTRY, new ModuleId("lib")));
        assertThat(show(graph.eagerClosure(new ModuleId("lib")))).isEqualTo("lib:100@0 = 100");
    }

    @Test
    void widerTiersAreListedAndAreNoEdges() {
        Sketch sketch =
                new Sketch().command("e", 10).plain("a", 1).plain("b", 2).edges("""
                e => a ROOTED
                e => b SUFFIX
                """);
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 = 11");
        assertThat(sketch.graph().referencesFrom(ENTRY)).hasSize(2);
        assertThat(sketch.graph().referencesTo(new ModuleId("b"))).hasSize(1);
        sketch.widest = Tier.SUFFIX;
        assertThat(show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@1 = 13");
    }

    @Test
    void namesOfEntriesAreReportedApart() {
        ModuleGraph graph = new Sketch()
                .command("e", 10)
                .command("f", 20)
                .plain("a", 1)
                .plain("lost", 3)
                .edges("""
                        e ~> f
                        f -> a
                        """)
                .graph();
        assertThat(show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 = 10");
        assertThat(show(graph.reachableByNameClosure(ENTRY))).isEqualTo("e:10@0 f:20@1 a:1@2 = 31");
        assertThat(graph.edges()).containsExactly(new Edge(new ModuleId("f"), new ModuleId("a")));
        assertThat(graph.unreachable()).containsExactly(new ModuleId("lost"));
        assertThat(why(graph, "e", "a")).isEqualTo("e~f f-a");
        assertThat(why(graph, "e", "lost")).isEqualTo("none");
        assertThat(why(graph, "e", "e")).isEmpty();
    }

    @Test
    void whatIsAlwaysLoadedIsLeftOutOfClosuresUnlessTheyStartThere() {
        Sketch sketch = new Sketch()
                .command("e", 10)
                .module("CLAUDE.md", ModuleKind.MEMORY, 1000)
                .plain("imported", 100)
                .plain("cited", 5)
                .plain("deep", 7)
                .alwaysLoaded("CLAUDE.md")
                .edges("""
                        CLAUDE.md => imported
                        CLAUDE.md -> cited
                        imported => deep
                        e => CLAUDE.md
                        e -> imported
                        e -> deep
                        """);
        sketch.depth = new EagerDepth(1, 1, 1);
        ModuleGraph graph = sketch.graph();
        assertThat(show(graph.alwaysLoaded())).isEqualTo("CLAUDE.md:1000@0 imported:100@1 = 1100");
        assertThat(graph.alwaysLoaded().start()).isEmpty();
        assertThat(show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 deep:7@1 = 17");
        assertThat(show(graph.reachableClosure(new ModuleId("imported")))).isEqualTo("imported:100@0 deep:7@1 = 107");
        assertThat(graph.unreachable()).isEmpty();
        assertThat(why(graph, "e", "cited")).isEqualTo("e-CLAUDE.md CLAUDE.md-cited");
        assertThat(graph.usedBy(new ModuleId("imported"))).isEmpty();
        assertThat(graph.usedBy(new ModuleId("deep"))).containsExactly(ENTRY);
    }

    @Test
    void importsBeyondTheDepthOfTheHarnessAreNotAlwaysLoaded() {
        Sketch sketch = new Sketch().module("M", ModuleKind.MEMORY, 1).alwaysLoaded("M");
        String from = "M";
        for (int i = 1; i <= 6; i++) {
            sketch.plain("m" + i, 1).edges(from + " => m" + i);
            from = "m" + i;
        }
        sketch.depth = new EagerDepth(1, 4, EagerDepth.ANY);
        assertThat(sketch.graph().alwaysLoaded().tokens()).isEqualTo(5);
    }

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
        assertThat(showEdges(graph.reduction())).isEqualTo("e>a a>b b>a a>c c>d".transform(this::sortWords));
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
        assertThat(cycles(closed.graph())).containsExactly("a-b b-a");
        Sketch own = new Sketch().command("e", 5).plain("a", 100).edges("""
                e => a#0-50
                a@10 => a#0-50
                """);
        assertThat(cycles(own.graph())).containsExactly("a-a");
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
        assertThat(cycles(sketch.graph())).containsExactly("a-b b-a", "a-b b-c c-a");
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

    private static String show(Closure closure) {
        StringBuilder text = new StringBuilder();
        for (Closure.Part part : closure.parts()) {
            text.append(part.id());
            if (part.section().isPresent()) {
                Span span = part.section().get();
                text.append('#').append(span.start()).append('-').append(span.end());
            }
            text.append(':')
                    .append(part.tokens())
                    .append('@')
                    .append(part.hops())
                    .append(' ');
        }
        return text + "= " + closure.tokens();
    }

    private static String why(ModuleGraph graph, String from, String to) {
        return graph.why(new ModuleId(from), new ModuleId(to))
                .map(ModuleGraphTest::show)
                .orElse("none");
    }

    private static String show(List<Reference> way) {
        List<String> steps = new ArrayList<>();
        for (Reference step : way) {
            steps.add(step.from() + (step.isByName() ? "~" : "-") + step.to().orElseThrow());
        }
        return String.join(" ", steps);
    }

    private static List<String> cycles(ModuleGraph graph) {
        return graph.eagerCycles().stream().map(ModuleGraphTest::show).toList();
    }

    private static String showEdges(List<Edge> edges) {
        List<String> words = new ArrayList<>();
        for (Edge edge : edges) {
            words.add(edge.from() + ">" + edge.to());
        }
        return String.join(" ", words);
    }

    private String sortWords(String words) {
        return String.join(" ", List.of(words.split(" ")).stream().sorted().toList());
    }
}
