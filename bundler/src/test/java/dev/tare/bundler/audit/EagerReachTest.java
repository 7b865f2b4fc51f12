package dev.tare.bundler.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.HandMade;
import dev.tare.modules.graph.ModuleGraph;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What leaves a start is what the graph no longer counts. */
class EagerReachTest {

    @Test
    void whatLeavesIsWhatTheGraphNoLongerCounts() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ModuleGraph graph = anyFramework(random).graph();
            for (PromptModule start : graph.entries()) {
                EagerReach reach = new EagerReach(graph, graph.eagerClosure(start.id()));
                for (PromptModule module : graph.modules()) {
                    List<Reference> cut = some(random, graph.referencesFrom(module.id()));
                    assertThat(EagerReach.tokens(reach.leaving(cut)))
                            .as("seed %d, %s without %s", seed, start.id(), cut)
                            .isEqualTo(graph.eagerClosure(start.id()).tokens()
                                    - graph.eagerTokensWithout(start.id(), cut));
                }
            }
            EagerReach always = new EagerReach(graph, graph.alwaysLoaded());
            for (PromptModule module : graph.modules()) {
                List<Reference> cut = some(random, graph.referencesFrom(module.id()));
                assertThat(EagerReach.tokens(always.leaving(cut)))
                        .as("seed %d, always without %s", seed, cut)
                        .isEqualTo(graph.alwaysLoaded().tokens() - graph.alwaysLoadedTokensWithout(cut));
            }
        }
    }

    private static List<Reference> some(Random random, List<Reference> references) {
        List<Reference> some = new ArrayList<>();
        for (Reference reference : references) {
            if (random.nextInt(3) > 0) {
                some.add(reference);
            }
        }
        return some;
    }

    private static HandMade anyFramework(Random random) {
        int count = 2 + random.nextInt(8);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] kinds = {"skills/" + i + "/SKILL.md", "parts/" + i + ".md", "rules/" + i + ".md"};
            paths.add(kinds[random.nextInt(kinds.length - (i % 3 == 0 ? 0 : 1))]);
        }
        List<String> files = new ArrayList<>();
        for (String path : paths) {
            StringBuilder text = new StringBuilder(path);
            for (int k = random.nextInt(4); k > 0; k--) {
                String target = paths.get(random.nextInt(count));
                text.append(random.nextBoolean() ? "\n@" + target : "\n{{" + target + "}}");
            }
            files.add(path);
            files.add(text.append('\n').toString());
        }
        return HandMade.of(files.toArray(new String[0]));
    }
}
