package dev.tare.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.manifest.ManifestStep;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.PassStat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every framework, whatever the passes do to it. */
class RoundTripTest {

    @ParameterizedTest
    @EnumSource(Notation.class)
    void theStarterComesBack(Notation notation) {
        check(Frameworks.starter(), notation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ccmp-v3", "superclaude-v4", "superclaude-v2-fork"})
    void corporaComeBack(String name) {
        Framework framework = Frameworks.corpus(name);
        check(framework, Notation.KEEP);
        check(framework, Notation.OUTLINE);
    }

    private static void check(Framework framework, Notation notation) {
        Optimized optimized = Frameworks.optimize(framework, 1, notation, TaskExecutor.direct());
        Map<String, Pass> passes = new HashMap<>();
        StandardPasses.of(1, notation).forEach(pass -> passes.put(pass.name(), pass));
        long saved = 0;
        for (PromptModule before : framework.modules()) {
            PromptModule after = optimized.graph().module(before.id()).orElseThrow();
            assertThat(after.tokens()).isEqualTo(framework.counter().count(after.source()));
            assertThat(after.tokens()).isLessThanOrEqualTo(before.tokens());
            saved += before.tokens() - after.tokens();
            List<ManifestStep> steps =
                    UndoSteps.of(before.source().utf8(), optimized.steps().getOrDefault(before.id(), List.of()));
            assertThat(UndoSteps.undo(after.source().utf8(), steps, passes))
                    .as("%s", before.id())
                    .isEqualTo(before.source().utf8());
            assertThat(after.frontMatter().span().length())
                    .isEqualTo(before.frontMatter().span().length());
            for (int i = 0; i < before.mentions().size(); i++) {
                assertThat(after.source().slice(after.mentions().get(i).span()))
                        .isEqualTo(
                                before.source().slice(before.mentions().get(i).span()));
            }
        }
        assertThat(optimized.stats().stream().mapToLong(PassStat::savedTokens).sum())
                .isEqualTo(saved);
        List<Reference> references = framework.graph().references();
        for (int i = 0; i < references.size(); i++) {
            Reference moved = optimized.graph().references().get(i);
            assertThat(moved.to()).isEqualTo(references.get(i).to());
            assertThat(moved.strength()).isEqualTo(references.get(i).strength());
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBytes() {
        Framework framework = Frameworks.starter();
        Map<ModuleId, byte[]> texts = new HashMap<>();
        Frameworks.optimize(framework, 1, Notation.OUTLINE, TaskExecutor.direct())
                .graph()
                .modules()
                .forEach(module -> texts.put(module.id(), module.source().utf8()));
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            Frameworks.optimize(framework, 1, Notation.OUTLINE, executor)
                    .graph()
                    .modules()
                    .forEach(module -> assertThat(module.source().utf8()).isEqualTo(texts.get(module.id())));
        }
    }
}
