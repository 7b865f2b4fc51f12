package dev.tare.bundler.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.AuditOptions;
import dev.tare.bundler.Tare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One fault is what one change mends: the same words in two folders may mean two files. */
class MeantTargetsTest {

    @TempDir
    private Path root;

    @Test
    void aPathFromTheFilesOwnFolderIsAnotherOneInEachFolder() throws IOException {
        skill("one", "Read [it](references/steps.md), then [again](references/steps.md).");
        skill("two", "Read [it](references/steps.md).");
        write(".claude/skills/one/references/other.md", "Other.");
        write(".claude/skills/two/references/other.md", "Other.");

        assertThat(faults())
                .containsExactly(
                        "references/steps.md .claude/skills/one/SKILL.md .claude/skills/one/SKILL.md",
                        "references/steps.md .claude/skills/two/SKILL.md");
    }

    @Test
    void dotsStartAtTheFile() throws IOException {
        write(".claude/commands/a/one.md", "Read `./steps.md` and `../shared/rules.md`.");
        write(".claude/commands/b/two.md", "Read `./steps.md` and `../shared/rules.md`.");
        write(".claude/commands/shared/other.md", "Other.");

        assertThat(faults())
                .containsExactly(
                        "../shared/rules.md .claude/commands/a/one.md .claude/commands/b/two.md",
                        "./steps.md .claude/commands/a/one.md",
                        "./steps.md .claude/commands/b/two.md");
    }

    @Test
    void aPathFromTheRootIsOneFileWhereverItIsWritten() throws IOException {
        write(".claude/commands/one.md", "Read `modules/patterns/small-stepz.md`.");
        write(".claude/agents/two.md", "Read `modules/patterns/small-stepz.md`.");
        write(".claude/modules/patterns/small-steps.md", "Steps.");

        assertThat(faults())
                .containsExactly("modules/patterns/small-stepz.md .claude/agents/two.md .claude/commands/one.md");
    }

    @Test
    void thePluginsRootIsAnotherFolderInEachPlugin() throws IOException {
        for (String plugin : List.of("desk", "shop")) {
            write(plugin + "/.claude-plugin/plugin.json", "{\"name\": \"" + plugin + "\"}");
            write(plugin + "/guides/steps-of-work.md", "Steps.");
            write(plugin + "/commands/go.md", "Read ${CLAUDE_PLUGIN_ROOT}/guides/step-of-work.md first.");
        }

        assertThat(faults()).hasSize(2);
    }

    private void skill(String name, String text) throws IOException {
        write(
                ".claude/skills/" + name + "/SKILL.md",
                "---\nname: " + name + "\ndescription: Does " + name + "\n---\n" + text);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    /** Returns each fault as what is written and the files where it stands, sorted. */
    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (AuditReport.Fault fault :
                Tare.audit(root, AuditOptions.defaults()).check().faults()) {
            StringBuilder line = new StringBuilder(fault.target());
            fault.places().forEach(place -> line.append(' ').append(place.path()));
            faults.add(line.toString());
        }
        faults.sort(null);
        return faults;
    }
}
