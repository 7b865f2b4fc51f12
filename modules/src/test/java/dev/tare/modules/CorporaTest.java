package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.modules.model.Strength;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds the reading of real frameworks against counts that were made independently of it. */
class CorporaTest {

    @Test
    void reachableTokensAgreeWithAnIndependentCount() {
        ModuleGraph graph = Fixture.of(Corpus.read("ccmp-v3")).link().graph();

        Map<String, Integer> expected = Map.of(
                "meta", 35_307,
                "context-prime", 47_820,
                "chain", 9_809,
                "feature", 9_209,
                "task", 2_801,
                "swarm", 14_879);
        expected.forEach((name, tokens) -> {
            ModuleId id = ModuleId.of(".claude/commands/" + name + ".md").orElseThrow();
            assertThat(graph.reachableClosure(id).tokens()).as(name).isEqualTo(tokens);
        });
        List<Integer> all = new ArrayList<>();
        for (PromptModule entry : graph.entries()) {
            all.add(graph.reachableClosure(entry.id()).tokens());
        }
        all.sort(null);
        assertThat(all).hasSize(17);
        assertThat(all.get(8)).isEqualTo(3_651);
    }

    @Test
    void whatIsSaidToBeBrokenIsWhatIsCounted() {
        for (String name : List.of("ccmp-v3", "superclaude-v2-fork", "superclaude-v4")) {
            BrokenCounts.assertEqualIn(
                    FrameworkReader.read(Corpus.folder(name), ReadOptions.DEFAULT, TaskExecutor.direct()));
        }
    }

    @Test
    void aFrameworkWithoutImportsShowsNone() {
        List<Reference> references =
                Fixture.of(Corpus.read("superclaude-v4")).link().references();

        assertThat(references).noneMatch(reference -> reference.strength() == Strength.EAGER);
    }
}
