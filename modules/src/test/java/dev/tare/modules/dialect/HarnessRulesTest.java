package dev.tare.modules.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.modules.model.Form;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.Surroundings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessRulesTest {

    @ParameterizedTest
    @CsvSource({
        "claude-code, MEMORY, TEXT, EAGER",
        "claude-code, MEMORY, CODE_SPAN, TEXT",
        "claude-code, MEMORY, FENCE, TEXT",
        "claude-code, MEMORY, HTML_COMMENT, NONE",
        "claude-code, RULE, TEXT, EAGER",
        "claude-code, COMMAND, TEXT, EAGER",
        "claude-code, COMMAND, INSTRUCTION_FENCE, TEXT",
        "claude-code, SKILL, TEXT, EAGER",
        "claude-code, AGENT, TEXT, TEXT",
        "claude-code, PLAIN, TEXT, TEXT",
        "codex, MEMORY, TEXT, TEXT",
        "gemini-cli, MEMORY, TEXT, EAGER",
        "cursor, RULE, TEXT, EAGER",
        "copilot, MEMORY, TEXT, TEXT",
    })
    void anAtSignMeansWhatTheHarnessMakesOfIt(String harness, ModuleKind kind, Surroundings place, Effect effect) {
        Harness known = Harness.of(harness, Optional.empty(), HarnessRules.builtIn());

        assertThat(known.effect(Form.AT_PATH, kind, place)).isEqualTo(effect);
    }

    @Test
    void aRowOfTheProjectWinsOverTheOnesThatCome() {
        HarnessRules rules = HarnessRules.builtIn()
                .with(List.of(new HarnessRules.Row("*", "0", "at-path", "agent", "text", Effect.EAGER)));
        Harness harness = Harness.of("claude-code", Optional.empty(), rules);

        assertThat(harness.effect(Form.AT_PATH, ModuleKind.AGENT, Surroundings.TEXT))
                .isEqualTo(Effect.EAGER);
        assertThat(harness.effect(Form.AT_PATH, ModuleKind.AGENT, Surroundings.FENCE))
                .isEqualTo(Effect.TEXT);
    }

    @Test
    void agentsFileIsReadOnlyByVersionsThatReadIt() {
        Tree tree = Tree.of(List.of("AGENTS.md"), List.of(), List.of());
        HarnessRules rules = HarnessRules.builtIn();

        assertThat(Harness.of("claude-code", Optional.of("2.1.276"), rules).rootMemory(tree))
                .isEmpty();
        assertThat(Harness.of("claude-code", Optional.of("2.1.277"), rules).rootMemory(tree))
                .containsExactly("AGENTS.md");
        assertThat(Harness.of("claude-code", Optional.of("2.10"), rules).rootMemory(tree))
                .containsExactly("AGENTS.md");
    }

    @Test
    void agentsFileIsNotReadBesideAMemoryFileOfItsOwn() {
        Tree tree = Tree.of(List.of("AGENTS.md", "CLAUDE.md"), List.of(), List.of());

        assertThat(Harness.of("claude-code", Optional.empty(), HarnessRules.builtIn())
                        .rootMemory(tree))
                .containsExactly("CLAUDE.md");
    }

    @Test
    void limitsAreThoseThatAreDocumented() {
        HarnessRules rules = HarnessRules.builtIn();
        Harness claude = Harness.of("claude-code", Optional.empty(), rules);
        Harness codex = Harness.of("codex", Optional.empty(), rules);

        assertThat(claude.importDepth()).hasValue(4);
        assertThat(claude.listingCharacters()).hasValue(1536);
        assertThat(claude.listingShare()).hasValue(0.01);
        assertThat(claude.memoryBytes()).isEmpty();
        assertThat(codex.importDepth()).isEmpty();
        assertThat(codex.memoryBytes()).hasValue(32 * 1024);
    }

    @Test
    void versionsCompareAsNumbers() {
        assertThat(Versions.isAtLeast("2.1.277", "2.1.9")).isTrue();
        assertThat(Versions.isAtLeast("2.1", "2.1.0")).isTrue();
        assertThat(Versions.isAtLeast("2.0.999", "2.1")).isFalse();
        assertThat(Versions.isAtLeast("3-beta", "2.9")).isTrue();
    }
}
