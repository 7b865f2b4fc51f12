package dev.tare.modules.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLAUDE.md",
                "a/B.MD",
                ".cursor/rules/x.mdc",
                ".claude/commands/shared/legend.yml",
                "core/team.yaml",
                "parts/head.mustache",
                ".gemini/commands/git/commit.toml",
                "commands/plan.toml",
                "prompts.d/workflow.xml",
                "packages/tare.yaml",
                ".github/prompts/plan.prompt.md",
                ".github/copilot-instructions.md"
            })
    void promptsAreModules(String path) {
        assertThat(ModuleFiles.isModule(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tare.yaml",
                "pom.xml",
                "service/pom.xml",
                "pyproject.toml",
                "mycommands/x.toml",
                "Cargo.toml",
                ".github/workflows/build.yml",
                ".github/dependabot.yml",
                "Docker-Compose.yml",
                "LICENSE",
                ".md",
                "a.b/md"
            })
    void filesOfToolsAreNot(String path) {
        assertThat(ModuleFiles.isModule(path)).isFalse();
    }
}
