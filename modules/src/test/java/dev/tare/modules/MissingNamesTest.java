package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.exec.TaskExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in front matter that nothing has: mistakes, and what others bring. */
class MissingNamesTest {

    @TempDir
    private Path root;

    @BeforeEach
    void write() throws IOException {
        write(".claude/skills/code-review/SKILL.md", "---\nname: code-review\ndescription: Reads code\n---\nRead.\n");
        write(".claude/skills/triage/SKILL.md", "---\nname: triage\ndescription: Sorts\n---\nSort.\n");
        write(".claude/commands/deploy.md", "---\ndescription: Ships\n---\nShip.\n");
    }

    @Test
    void aSkillThatAnAgentPreloadsMustExist() throws IOException {
        agent("skills: [triage, code-reviw, absent]");

        assertThat(said())
                .containsExactly(
                        ".claude/agents/a.md:4:18 no skill is called 'code-reviw'; did you mean code-review?",
                        ".claude/agents/a.md:4:30 no skill is called 'absent'; ");
        Framework framework = read();
        BrokenCounts.assertEqualIn(framework);
    }

    @Test
    void namesInOneLineHavePlacesOfTheirOwn() throws IOException {
        agent("skills: triage, absent");

        assertThat(said()).containsExactly(".claude/agents/a.md:4:17 no skill is called 'absent'; ");
    }

    @Test
    void othersBringTheirOwn() throws IOException {
        agent("skills: [some-plugin:pdf-forms, other-plugin:triage, deploy]");

        assertThat(said()).isEmpty();
        assertThat(outcomes()).containsExactly("some-plugin:pdf-forms external", "other-plugin:triage external");
    }

    @Test
    void theNameOfAPackageThatIsHereBringsNothingFromElsewhere() throws IOException {
        write("desk/.claude-plugin/plugin.json", "{\"name\": \"desk\"}");
        write("desk/skills/file-away/SKILL.md", "---\nname: file-away\ndescription: Files\n---\nFile.\n");
        agent("skills: [desk:file-away, desk:file-awya]");

        assertThat(said())
                .containsExactly(
                        ".claude/agents/a.md:4:26 no skill is called 'desk:file-awya'; did you mean file-away?");
    }

    @Test
    void whereNoSkillIsKeptTheUsersAreMeant() throws IOException {
        Files.delete(root.resolve(".claude/skills/code-review/SKILL.md"));
        Files.delete(root.resolve(".claude/skills/triage/SKILL.md"));
        agent("skills: [triage]");

        assertThat(said()).isEmpty();
        assertThat(outcomes()).containsExactly("triage external");
    }

    @Test
    void wordsThatAreNoNamesAreNone() throws IOException {
        agent("skills: [all, \"Python and SQL\", \"doc-*\", \"{{skill}}\", your-skill]");

        assertThat(said()).isEmpty();
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void whatACommandRequiresMustExistWhereTheOthersDo() throws IOException {
        write(
                ".claude/commands/ship.md",
                "---\ndescription: x\nrequires: [deploy, triage, code-review, absent-notes]\n---\nShip.\n");
        write(".claude/commands/plan.md", "---\ndescription: x\nrequires: [depoly]\ntopics: [planning]\n---\nPlan.\n");

        assertThat(said())
                .containsExactly(
                        ".claude/commands/plan.md:3:12 no entry or note is called 'depoly'; did you mean deploy?",
                        ".claude/commands/ship.md:3:41 no entry or note is called 'absent-notes'; ");
    }

    @Test
    void toolsAndTagsAreNoEntries() throws IOException {
        write(
                ".claude/commands/ship.md",
                "---\ndescription: x\nrequires: [git, docker]\nrelated: [build]\n---\nShip.\n");

        assertThat(said()).isEmpty();
    }

    @Test
    void aNoteInFrontMatterMustExist() throws IOException {
        write(
                "notes/index.md",
                "---\ntopics: [\"[[the-map]]\", \"[[the-mapp]]\", \"[[note title]]\"]\n---\n[[the-map]]\n");
        write("notes/the-map.md", "A map of [[index]].\n");

        assertThat(said())
                .containsExactly("notes/index.md:2:26 no entry or note is called 'the-mapp'; did you mean the-map?");
    }

    private void agent(String line) throws IOException {
        write(".claude/agents/a.md", "---\nname: a\ndescription: Helps\n" + line + "\n---\nHelp.\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Framework read() {
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    private List<String> said() {
        List<String> said = new ArrayList<>();
        for (Diagnostic diagnostic : read().diagnostics()) {
            if (diagnostic.kind().code().startsWith("TARE10")) {
                said.add(diagnostic.path() + ":" + diagnostic.position().line() + ":"
                        + diagnostic.position().column() + " " + diagnostic.message() + "; " + diagnostic.help());
            }
        }
        return said;
    }

    private List<String> outcomes() {
        List<String> outcomes = new ArrayList<>();
        read().graph()
                .references()
                .forEach(r ->
                        outcomes.add(r.mention().target() + " " + r.outcome().word()));
        return outcomes;
    }
}
