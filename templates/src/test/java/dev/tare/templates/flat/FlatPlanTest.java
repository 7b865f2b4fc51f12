package dev.tare.templates.flat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What prompts hold: which references are followed, in which order, and where it ends. */
class FlatPlanTest {

    @TempDir
    Path folder;

    @Test
    void theEntryThenWhatItNamesThenWhatTheseName() throws IOException, OutputException {
        file(".claude/commands/go.md", "Go.\n@docs/b.md\n@docs/a.md\nSee [more](docs/lazy.md).\n");
        file("docs/a.md", "A <include component=\"docs/c.md\" />\n");
        file("docs/b.md", "B <include component=\"docs/d.md\" />\n");
        file("docs/c.md", "C\n");
        file("docs/d.md", "D <include component=\"docs/b.md\" /> and back.\n");
        file("docs/lazy.md", "Opened later.\n");
        assertThat(labels(".claude/commands/go.md"))
                .containsExactly(".claude/commands/go.md", "docs/b.md", "docs/a.md", "docs/d.md", "docs/c.md");
    }

    @Test
    void manifestsOfAgentsInTheOrderInWhichTheyList() throws IOException, OutputException {
        file(
                "pack/agents/maker.md",
                "# maker\n\n```yaml\nagent:\n  id: maker\ndependencies:\n  tasks:\n    - one.md\n    - two.md\n"
                        + "  data: [three.md]\n```\n");
        file("pack/tasks/one.md", "One. ![[three]]\n");
        file("pack/tasks/two.md", "Two\n");
        file("pack/data/three.md", "Three\n");
        assertThat(labels("pack/agents/maker.md"))
                .containsExactly(
                        "pack/agents/maker.md", "pack/tasks/one.md", "pack/tasks/two.md", "pack/data/three.md");
    }

    @Test
    void sectionsAloneAreNamedAndAFileTakesItsSectionsIn() throws IOException, OutputException {
        file("shared/words.yml", "First:\n  a: 1\nSecond:\n  b: 2\n  Inner:\n    c: 3\n");
        file(".claude/commands/one.md", "@include shared/words.yml#Second\n@include shared/words.yml#First\n");
        file(".claude/commands/two.md", "@include shared/words.yml#Second\n@include shared/words.yml#Second.Inner\n");
        file(".claude/commands/all.md", "@include shared/words.yml#Second\n@shared/words.yml\n");
        assertThat(labels(".claude/commands/one.md"))
                .containsExactly(".claude/commands/one.md", "shared/words.yml#Second", "shared/words.yml#First");
        assertThat(labels(".claude/commands/two.md"))
                .containsExactly(".claude/commands/two.md", "shared/words.yml#Second");
        assertThat(labels(".claude/commands/all.md")).containsExactly(".claude/commands/all.md", "shared/words.yml");
    }

    @Test
    void whatIsShownOrConditionalOrLazyStaysOut() throws IOException, OutputException {
        file(
                ".claude/commands/go.md",
                "Write `<include component=\"docs/a.md\" />` like\n\n```html\n<include component=\"docs/a.md\" />\n```\n\n"
                        + "{{UNLESS quiet}}\n{{docs/a}}\n{{ENDUNLESS quiet}}\n\nRead docs/a.md when asked; run /other.\n");
        file(".claude/commands/other.md", "Other\n");
        file("docs/a.md", "A\n");
        assertThat(labels(".claude/commands/go.md")).containsExactly(".claude/commands/go.md");
    }

    @Test
    void whatIsAlwaysLoadedIsOnlyInAPromptThatAttachesIt() throws IOException, OutputException {
        file("CLAUDE.md", "Always.\n");
        file(".claude/commands/with.md", "@CLAUDE.md\n");
        file(".claude/commands/without.md", "Nothing.\n");
        assertThat(labels(".claude/commands/with.md")).containsExactly(".claude/commands/with.md", "CLAUDE.md");
        assertThat(labels(".claude/commands/without.md")).containsExactly(".claude/commands/without.md");
    }

    @Test
    void projectsMaySayOtherwise() throws IOException, OutputException {
        file("tare.yaml", "strengths:\n  - form: component-include\n    strength: lazy\n");
        file(".claude/commands/go.md", "<include component=\"docs/a.md\" />\n");
        file("docs/a.md", "A\n");
        assertThat(labels(".claude/commands/go.md")).containsExactly(".claude/commands/go.md");
    }

    @Test
    void whatIsNotThereIsTold() throws IOException, OutputException {
        file(".claude/commands/go.md", "<include component=\"docs/a.md\" />\n<include component=\"docs/b.md\" />\n");
        file("docs/a.md", "A\n");
        FlatPlan plan = plan(FlatLimits.DEFAULT);
        assertThat(plan.missing()).hasSize(1);
        assertThat(plan.missing().get(0).mention().target()).isEqualTo("docs/b.md");
    }

    @Test
    void tooMuchIsAnErrorThatHelps() throws IOException {
        file(".claude/commands/go.md", "@docs/a.md\n@docs/b.md\n");
        file("docs/a.md", "A".repeat(600) + "\n");
        file("docs/b.md", "B".repeat(600) + "\n");
        assertThatThrownBy(() -> plan(new FlatLimits(1_000, 10, 10_000, 100)))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining(".claude/commands/go.md");
        assertThatThrownBy(() -> plan(new FlatLimits(100_000, 2, 1_000_000, 100)))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("over 2 files");
        assertThatThrownBy(() -> plan(new FlatLimits(100_000, 10, 1_000_000, 2)))
                .isInstanceOf(OutputException.class)
                .hasMessageContaining("all entries");
    }

    @Test
    void longChainsAndWideFansEnd() throws IOException, OutputException {
        StringBuilder fan = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            file("parts/p" + i + ".md", "<include component=\"parts/p" + (i + 1) % 3_000 + ".md\" />\n");
            fan.append("<include component=\"parts/p").append(2_999 - i).append(".md\" />\n");
        }
        file(".claude/commands/chain.md", "<include component=\"parts/p0.md\" />\n");
        file(".claude/commands/fan.md", fan.toString());
        FlatPlan plan = plan(FlatLimits.DEFAULT);
        assertThat(plan.prompts()).allMatch(prompt -> prompt.parts().size() == 3_001);
    }

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private FlatPlan plan(FlatLimits limits) throws OutputException {
        Framework framework = FrameworkReader.read(folder, ReadOptions.DEFAULT, TaskExecutor.direct());
        return FlatPlan.of(framework, UnaryOperator.identity(), limits);
    }

    private List<String> labels(String entry) throws OutputException {
        for (FlatPrompt prompt : plan(FlatLimits.DEFAULT).prompts()) {
            if (prompt.entry().id().equals(new ModuleId(entry))) {
                return prompt.parts().stream().map(FlatPart::label).toList();
            }
        }
        throw new AssertionError("no prompt for " + entry);
    }
}
