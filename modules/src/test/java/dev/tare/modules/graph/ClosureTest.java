package dev.tare.modules.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes into a context with an entry, and what it may ever pull in. */
class ClosureTest {

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
        assertThat(GraphText.show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
        assertThat(GraphText.show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 c:4@1 d:8@1 b:2@2 = 25");
    }

    @Test
    void theDepthOfTheHarnessEndsTheEagerClosureButNotTheNestedOne() {
        Sketch sketch =
                new Sketch().command("e", 10).plain("a", 1).plain("b", 2).edges("""
                e => a
                a => b
                """);
        sketch.depth = new EagerDepth(1, 4, EagerDepth.ANY);
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 = 11");
        assertThat(GraphText.show(sketch.graph().nestedEagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
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
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 c:4@3 d:8@4 = 25");
        assertThat(GraphText.show(sketch.graph().nestedEagerClosure(ENTRY)))
                .isEqualTo("e:10@0 a:1@1 b:2@2 c:4@3 d:8@4 f:16@5 = 41");
        sketch.depth = new EagerDepth(0, 4, 4);
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
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
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 c:4@1 = 14");
        assertThat(GraphText.show(sketch.graph().eagerClosure(new ModuleId("other"))))
                .isEqualTo("other:100@0 a:1@1 b:2@2 = 103");
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
        assertThat(GraphText.show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@2 = 13");
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
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@1 c:4@2 = 17");
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
        assertThat(GraphText.show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 lib#20-50:30@1 in:1@2 = 41");
        assertThat(GraphText.show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 lib#20-50:30@1 in:1@2 = 41");
    }

    @Test
    void overlappingSectionsAreCountedOnceAndTheWholeModuleHoldsItsSections() {
        Sketch sketch = new Sketch().command("e", 10).plain("lib", 100).edges("""
                e => lib#20-50
                e => lib#40-60
                e => lib#45-48
                e => lib#60-70
                """);
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY)))
                .isEqualTo("e:10@0 lib#20-60:40@1 lib#60-70:10@1 = 60");
        sketch.edges("e => lib");
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 lib:100@1 = 110");
    }

    @Test
    void aSectionThatIsOpenedLazilyMeansThatTheFileIsOpened() {
        ModuleGraph graph = new Sketch()
                .command("e", 10)
                .plain("lib", 100)
                .edges("e -> lib#20-50")
                .graph();
        assertThat(GraphText.show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 = 10");
        assertThat(GraphText.show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 lib:100@1 = 110");
    }

    @Test
    void aSectionMayIncludeAnotherOfTheSameFile() {
        ModuleGraph graph =
                new Sketch().command("e", 10).plain("lib", 100).edges("""
                        e => lib#20-50
                        lib@30 => lib#70-80
                        """).graph();
        assertThat(GraphText.show(graph.eagerClosure(ENTRY))).isEqualTo("e:10@0 lib#20-50:30@1 lib#70-80:10@2 = 50");
        assertThat(graph.edges()).containsExactly(new Edge(ENTRY, new ModuleId("lib")));
        assertThat(GraphText.show(graph.eagerClosure(new ModuleId("lib")))).isEqualTo("lib:100@0 = 100");
    }

    @Test
    void widerTiersAreListedAndAreNoEdges() {
        Sketch sketch =
                new Sketch().command("e", 10).plain("a", 1).plain("b", 2).edges("""
                e => a ROOTED
                e => b SUFFIX
                """);
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 = 11");
        assertThat(sketch.graph().referencesFrom(ENTRY)).hasSize(2);
        assertThat(sketch.graph().referencesTo(new ModuleId("b"))).hasSize(1);
        sketch.widest = Tier.SUFFIX;
        assertThat(GraphText.show(sketch.graph().eagerClosure(ENTRY))).isEqualTo("e:10@0 a:1@1 b:2@1 = 13");
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
        assertThat(GraphText.show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 = 10");
        assertThat(GraphText.show(graph.reachableByNameClosure(ENTRY))).isEqualTo("e:10@0 f:20@1 a:1@2 = 31");
        assertThat(graph.edges()).containsExactly(new Edge(new ModuleId("f"), new ModuleId("a")));
        assertThat(graph.unreachable()).containsExactly(new ModuleId("lost"));
        assertThat(GraphText.why(graph, "e", "a")).isEqualTo("e~f f-a");
        assertThat(GraphText.why(graph, "e", "lost")).isEqualTo("none");
        assertThat(GraphText.why(graph, "e", "e")).isEmpty();
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
        assertThat(GraphText.show(graph.alwaysLoaded())).isEqualTo("CLAUDE.md:1000@0 imported:100@1 = 1100");
        assertThat(graph.alwaysLoaded().start()).isEmpty();
        assertThat(GraphText.show(graph.reachableClosure(ENTRY))).isEqualTo("e:10@0 deep:7@1 = 17");
        assertThat(GraphText.show(graph.reachableClosure(new ModuleId("imported"))))
                .isEqualTo("imported:100@0 deep:7@1 = 107");
        assertThat(graph.unreachable()).isEmpty();
        assertThat(GraphText.why(graph, "e", "cited")).isEqualTo("e-CLAUDE.md CLAUDE.md-cited");
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
}
