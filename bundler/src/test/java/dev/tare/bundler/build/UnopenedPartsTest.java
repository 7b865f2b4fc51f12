package dev.tare.bundler.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing goes where whoever needs it could not open it. */
class UnopenedPartsTest {

    private static final String STATUS = """
            ## Status

            | part | state | since |
            |---|---|---|
            | ledger | done, 95% | 2024-01-02 |
            | scanner | in progress, 40% | 2024-05-06 |
            | archive | planned, 0% | 2024-07-08 |
            | stamps | done, 100% | 2023-09-10 |
            | envelopes | done, 100% | 2023-11-12 |
            | labels | in progress, 70% | 2024-12-13 |
            | boxes | done, 100% | 2024-12-14 |
            """;

    @TempDir
    private Path folder;

    private boolean moves(Map<String, byte[]> files) throws IOException, OutputException {
        RoundTrip trip = RoundTrip.of(folder, "shop", files, Notation.KEEP, 3);
        return trip.report().account().stream().anyMatch(change -> change.id().contains("deferred/"));
    }

    private static Map<String, byte[]> agent(String tools) {
        Map<String, byte[]> files = new TreeMap<>();
        put(
                files,
                ".claude/agents/a.md",
                "---\nname: a\n" + tools + "description: Finds things\n---\n# A\n\nFind files.\n\n" + STATUS);
        return files;
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tools:\n",
                "tools: Grep, Read\n",
                "tools: [Bash]\n",
                "tools: '*'\n",
                "disallowedTools: Write\n",
                "tools: Read(*)\n",
                "tools:\n  grep: false\n"
            })
    void anAgentThatOpensFilesGetsStubs(String tools) throws IOException, OutputException {
        assertThat(moves(agent(tools))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tools: Grep, Glob\n",
                "tools: [WebSearch]\n",
                "disallowedTools: [Write, Read]\n",
                "tools: Bash(git status:*)\n",
                "tools: [ReadMcpResourceTool, ViewImage, RunSubagent]\n",
                "tools: Read\ndisallowedTools: Read(*)\n",
                "disallowedTools: '*'\n",
                "tools:\n  read: false\n"
            })
    void anAgentThatDoesNotKeepsItsText(String tools) throws IOException, OutputException {
        assertThat(moves(agent(tools))).isFalse();
    }

    @Test
    void whatSuchAnAgentLoadsStaysToo() throws IOException, OutputException {
        Map<String, byte[]> files = agent("tools: Grep\n");
        put(files, ".claude/agents/a.md", "---\nname: a\ndescription: d\ntools: Grep\nskills: [s]\n---\nFind files.\n");
        put(files, ".claude/skills/s/SKILL.md", "---\nname: s\ndescription: s\n---\n# S\n\nRun it.\n\n" + STATUS);
        assertThat(moves(files)).isFalse();
    }

    @Test
    void whatIsGivenToSuchAnAgentStaysToo() throws IOException, OutputException {
        Map<String, byte[]> files = agent("tools: Grep\n");
        put(
                files,
                ".claude/skills/s/SKILL.md",
                "---\nname: s\ndescription: s\ncontext: fork\nagent: a\n---\n# S\n\nRun it.\n\n" + STATUS);
        assertThat(moves(files)).isFalse();
    }

    @Test
    void whatIsInstalledNobodyKnowsWhereStays() throws IOException, OutputException {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "CLAUDE.md", "# House\n\nCheck every sum twice.\n\n" + STATUS);
        put(files, "docs/a.md", "# A\n");
        assertThat(moves(files)).isTrue();
        put(files, "commands/pay.md", "---\ndescription: Pays\n---\nPay $ARGUMENTS.\n");
        RoundTrip trip = RoundTrip.of(folder, "home", files, Notation.KEEP, 3);
        assertThat(trip.text("CLAUDE.md")).contains("ledger | done, 95%");
    }
}
