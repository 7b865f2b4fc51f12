package dev.tare.templates.flat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.text.Span;
import dev.tare.core.yaml.YamlNode;
import dev.tare.modules.model.FrontMatter;
import dev.tare.modules.model.ModuleKind;
import dev.tare.modules.model.PromptModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FlatNamesTest {

    private final List<PromptModule> entries = new ArrayList<>();

    @Test
    void namesAreMadeSafe() {
        assertThat(FlatNames.safe("git:commit")).isEqualTo("git-commit");
        assertThat(FlatNames.safe("../../etc/passwd")).isEqualTo("etc-passwd");
        assertThat(FlatNames.safe(".hidden. ")).isEqualTo("hidden");
        assertThat(FlatNames.safe("a \"b\"\n<c>|*?\\d")).isEqualTo("a-b-c-d");
        assertThat(FlatNames.safe("Prüfung_2.0")).isEqualTo("Prüfung_2.0");
        assertThat(FlatNames.safe("Pru\u0308fung")).isEqualTo("Prüfung");
        assertThat(FlatNames.safe("::")).isEqualTo("entry");
        assertThat(FlatNames.safe("x".repeat(500))).hasSize(120);
        assertThat(FlatNames.safe("\uD83D\uDE00")).isEqualTo("entry");
    }

    @Test
    void namesThatAreAloneStay() {
        add(ModuleKind.COMMAND, "commands/a.md", "a");
        add(ModuleKind.SKILL, "skills/b/SKILL.md", "b");
        assertThat(names()).containsExactly("a.md", "b.md");
    }

    @Test
    void allThatClashGetTheirKind() {
        add(ModuleKind.AGENT, "agents/review.md", "review");
        add(ModuleKind.COMMAND, "commands/review.md", "Review");
        add(ModuleKind.COMMAND, "commands/ship.md", "ship");
        assertThat(names()).containsExactly("agent-review.md", "command-Review.md", "ship.md");
    }

    @Test
    void whatClashesStillGetsItsPath() {
        add(ModuleKind.COMMAND, "a/commands/review.md", "review");
        add(ModuleKind.COMMAND, "b/commands/review.md", "review");
        add(ModuleKind.SKILL, "skills/review/SKILL.md", "review");
        assertThat(names())
                .containsExactly("command-a-commands-review.md", "command-b-commands-review.md", "skill-review.md");
    }

    @Test
    void aNameThatIsAloneKeepsItsFileWhateverOthersWouldGet() {
        add(ModuleKind.AGENT, "agents/review.md", "review");
        add(ModuleKind.COMMAND, "commands/agent-review.md", "agent-review");
        add(ModuleKind.COMMAND, "commands/review.md", "review");
        assertThat(names()).containsExactly("agent-agents-review.md", "agent-review.md", "command-review.md");
    }

    @Test
    void pathsThatReadTheSameGetNumbers() {
        add(ModuleKind.COMMAND, "commands/a/b.md", "x");
        add(ModuleKind.COMMAND, "commands/a b.md", "x");
        add(ModuleKind.COMMAND, "commands/A-B.md", "x");
        assertThat(names())
                .containsExactly("command-commands-A-B.md", "command-commands-a-b-2.md", "command-commands-a-b-3.md");
    }

    @Test
    void namesOfDevicesAreNoNamesOfFiles() {
        add(ModuleKind.COMMAND, "commands/con.md", "con");
        add(ModuleKind.COMMAND, "commands/lpt1.x.md", "lpt1.x");
        assertThat(names()).containsExactly("command-con.md", "command-lpt1.x.md");
    }

    @Test
    void manyOfOneNameTakeLinearTime() {
        for (int i = 0; i < 20_000; i++) {
            add(ModuleKind.COMMAND, "commands/" + "-".repeat(i % 7) + (i % 3) + "/" + " ".repeat(i / 21) + ".md", "x");
        }
        assertThat(new TreeMap<>(FlatNames.of(entries)).values()).doesNotHaveDuplicates();
    }

    private void add(ModuleKind kind, String path, String name) {
        entries.add(new PromptModule(
                SourceText.of(new ModuleId(path), ""),
                kind,
                name,
                new FrontMatter(new Span(0, 0), new YamlNode.Mapping(new Span(0, 0), List.of())),
                0,
                List.of()));
    }

    private List<String> names() {
        entries.sort((a, b) -> a.id().compareTo(b.id()));
        Map<ModuleId, String> files = FlatNames.of(entries);
        return entries.stream()
                .map(entry -> files.getOrDefault(entry.id(), ""))
                .sorted()
                .toList();
    }
}
