package dev.tare.modules.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Strength;
import dev.tare.modules.model.Tier;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shapes that break recursion, square matrices and walks from every entry. */
@Timeout(60)
class ModuleGraphScaleTest {

    private static final int MANY = 100_000;

    @Test
    void aChainOfAHundredThousandModulesIsWalkedToItsEnd() {
        Sketch sketch = new Sketch();
        for (int m = 0; m < MANY; m++) {
            sketch.module(name(m), m == 0 ? ModuleKind.COMMAND : ModuleKind.PLAIN, 1);
            if (m > 0) {
                eager(sketch, m - 1, m);
            }
        }
        ModuleGraph graph = sketch.graph();
        ModuleId first = new ModuleId(name(0));
        ModuleId last = new ModuleId(name(MANY - 1));
        assertThat(graph.eagerClosure(first).tokens()).isEqualTo(MANY);
        assertThat(graph.depth()).isEqualTo(MANY - 1);
        assertThat(graph.layers()).hasSize(MANY);
        assertThat(graph.components()).isEmpty();
        assertThat(graph.eagerCycles()).isEmpty();
        assertThat(graph.retained(first)).hasSize(MANY - 1);
        assertThat(graph.retained(first).get(0).retainedTokens()).isEqualTo(MANY - 1);
        assertThat(graph.why(first, last).orElseThrow()).hasSize(MANY - 1);
        assertThat(graph.unreachable()).isEmpty();
        assertThat(graph.usedBy(last)).containsExactly(first);
        assertThat(graph.reduction()).hasSize(MANY - 1);
        assertThat(graph.costs(TaskExecutor.direct()).of(first).orElseThrow().reachable())
                .isEqualTo(MANY);
    }

    @Test
    void aRingOfAHundredThousandModulesIsOneComponentAndOneCycle() {
        Sketch sketch = new Sketch();
        for (int m = 0; m < MANY; m++) {
            sketch.module(name(m), m == 0 ? ModuleKind.COMMAND : ModuleKind.PLAIN, 1);
            eager(sketch, m, (m + 1) % MANY);
        }
        ModuleGraph graph = sketch.graph();
        assertThat(graph.components()).hasSize(1);
        assertThat(graph.eagerCycles()).hasSize(1);
        assertThat(graph.eagerCycles().get(0)).hasSize(MANY);
        assertThat(graph.depth()).isZero();
    }

    @Test
    void oneModuleOfTenThousandSectionsIsCutOnce() {
        Sketch sketch = new Sketch().plain("lib", 50_000);
        for (int i = 0; i < 10_000; i++) {
            sketch.edges("e => lib#" + i * 5 + "-" + (i * 5 + 4));
            sketch.edges("lib@" + i * 5 + " => lib#" + i * 5 + "-" + (i * 5 + 4));
        }
        ModuleGraph graph = sketch.command("e", 1).graph();
        assertThat(graph.eagerClosure(new ModuleId("e")).tokens()).isEqualTo(40_001);
        assertThat(graph.retained(new ModuleId("e")).get(0).retainedTokens()).isEqualTo(40_000);
        assertThat(graph.eagerCycles()).hasSize(10_000);
    }

    @Test
    @Tag("slow")
    void twentyThousandEntriesThatReachEverythingAreCounted() {
        Sketch sketch = new Sketch();
        Random random = new Random(7);
        for (int m = 0; m < MANY; m++) {
            sketch.module(name(m), m < MANY / 5 ? ModuleKind.COMMAND : ModuleKind.PLAIN, 1);
        }
        for (int m = 0; m < MANY; m++) {
            eager(sketch, m, (m + 1) % MANY);
            for (int k = 0; k < 4; k++) {
                eager(sketch, m, random.nextInt(MANY));
            }
        }
        ModuleGraph graph = sketch.graph();
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            EntryCosts costs = graph.costs(executor);
            assertThat(costs.entries()).hasSize(MANY / 5).allMatch(cost -> cost.reachable() == MANY);
            assertThat(costs.usedBy(new ModuleId(name(MANY - 1)))).isEqualTo(MANY / 5);
        }
        assertThat(graph.reduction()).isNotEmpty();
    }

    /** What is put in place reaches everything, so a limit of attachments cuts no walk short. */
    @Test
    @Tag("slow")
    void twentyThousandEntriesWithLongIncludesAreCountedToTheirLimit() {
        Sketch sketch = new Sketch();
        Random random = new Random(8);
        int half = MANY / 2;
        for (int m = 0; m < MANY; m++) {
            sketch.module(name(m), m < MANY / 5 ? ModuleKind.COMMAND : ModuleKind.PLAIN, 1);
        }
        for (int m = 0; m < half; m++) {
            edge(sketch, Form.TEMPLATE_INCLUDE, m, (m + 1) % half);
            edge(sketch, Form.TEMPLATE_INCLUDE, m, random.nextInt(half));
            eager(sketch, m, half + m);
        }
        for (int m = half; m < MANY; m++) {
            eager(sketch, m, half + random.nextInt(half));
        }
        sketch.depth = new EagerDepth(1, 4, 4);
        ModuleGraph graph = sketch.graph();
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            assertThat(graph.costs(executor).entries()).hasSize(MANY / 5).allMatch(cost -> cost.eager() == MANY);
        }
    }

    private static void eager(Sketch sketch, int from, int to) {
        edge(sketch, Form.AT_PATH, from, to);
    }

    private static void edge(Sketch sketch, Form form, int from, int to) {
        sketch.reference(
                name(from),
                sketch.nextPlace.merge(name(from), 1, Integer::sum),
                form,
                Strength.EAGER,
                Tier.EXACT,
                name(to),
                Optional.empty());
    }

    private static String name(int module) {
        return "m" + (MANY + module);
    }
}
