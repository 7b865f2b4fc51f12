package dev.tare.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.text.ModuleId;
import dev.tare.core.text.SourceText;
import dev.tare.core.token.Encoding;
import dev.tare.modules.graph.Closure;
import dev.tare.modules.model.PromptModule;
import dev.tare.modules.model.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkReaderTest {

    @TempDir
    private Path root;

    @Test
    void theProjectFileSettlesRootsVariablesAndInstalledPaths() throws IOException {
        write("tare.yaml", """
                roots: [library]
                variables: {kit: library/kit}
                installedPaths: {"~/.claude/tool": library/tool}
                placeholders: ["draft-*.md"]
                """);
        write("library/part.md", "Part.\n");
        write("library/kit/a.md", "A.\n");
        write("library/tool/b.md", "B.\n");
        write(".claude/commands/go.md", """
                See part.md and {kit}/a.md, then draft-one.md.

                @~/.claude/tool/b.md
                """);

        assertThat(references(".claude/commands/go.md"))
                .containsExactly(
                        "path lazy resolved rooted part.md -> library/part.md",
                        "path lazy resolved rooted {kit}/a.md -> library/kit/a.md",
                        "path lazy placeholder draft-one.md",
                        "at-path eager resolved rooted ~/.claude/tool/b.md -> library/tool/b.md");
    }

    @Test
    void theProjectFileOutranksTheHarness() throws IOException {
        write("tare.yaml", """
                harness: codex
                strengths:
                  - {form: link, kind: memory, strength: eager}
                """);
        write("AGENTS.md", "@a.md and [a](a.md)\n");
        write("a.md", "A.\n");

        Framework framework = read();

        assertThat(framework.harness().name()).isEqualTo("codex");
        assertThat(lines(framework, "AGENTS.md"))
                .containsExactly("at-path lazy resolved exact a.md -> a.md", "link eager resolved exact a.md -> a.md");
        assertThat(framework.graph().alwaysLoaded().tokens())
                .isEqualTo(framework.modules().stream()
                        .mapToInt(module -> module.tokens())
                        .sum());
    }

    @Test
    void namedDialectsAreHeardAndNoOthers() throws IOException {
        write("tare.yaml", "dialects: [claude-code, at-paths, link]\n");
        write("CLAUDE.md", "@a.md and [a](a.md) and `a.md`\n");
        write("a.md", "A.\n");

        Framework framework = read();

        assertThat(lines(framework, "CLAUDE.md")).containsExactly("at-path eager resolved exact a.md -> a.md");
        assertThat(framework.diagnostics())
                .filteredOn(diagnostic -> diagnostic.kind().code().equals("TARE401"))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.message()).isEqualTo("unknown dialect 'link'");
                    assertThat(diagnostic.help()).isEqualTo("did you mean 'links'?");
                });
    }

    @Test
    void anAnchorThatIsMissingNamesTheHeadingsThatWereMeant() throws IOException {
        write("CLAUDE.md", "[a](a.md#property-tests) [b](a.md#overveiw) [c](a.md#tests) [d](a.md#of-nothing)\n");
        write("a.md", "# Overview\n\n## Property-based tests\n\n## Unit tests\n");

        assertThat(read().diagnostics())
                .filteredOn(diagnostic -> diagnostic.kind().code().equals("TARE107"))
                .extracting(diagnostic -> diagnostic.help())
                .containsExactly("did you mean Property-based tests?", "did you mean Overview?", "", "");
    }

    @Test
    void aFileIsFoundThoughItsSectionIsNot() throws IOException {
        write("CLAUDE.md", "[a](a.md#nowhere) and [b](a.md#L3-L9)\n");
        write("a.md", "# Overview\n");
        Framework framework = read();

        assertThat(lines(framework, "CLAUDE.md"))
                .containsExactly(
                        "link lazy resolved exact a.md#nowhere -> a.md", "link lazy resolved exact a.md#L3-L9 -> a.md");
        assertThat(framework.graph().edges()).hasSize(1);
        assertThat(framework.diagnostics())
                .extracting(diagnostic -> diagnostic.kind().code() + " " + diagnostic.message())
                .containsExactly(
                        "TARE012 no commands, skills or agents found", "TARE107 a.md has no section 'nowhere'");
    }

    @Test
    void commentsOfMemoryAreNotLoadedByAHarnessThatStripsThem() throws IOException {
        String comment = "<!-- A note to the people who keep this file,\n   on two lines. -->\n\n";
        write("CLAUDE.md", "# Rules\n\n" + comment + "Be brief. <!-- within a line -->\n\n@guide.md\n");
        write("guide.md", comment + "Cite your sources.\n");
        write(".claude/rules/style.md", comment + "Write plainly.\n");
        Framework framework = read();
        String loaded = "# Rules\n\nBe brief. <!-- within a line -->\n\n@guide.md\n";
        assertThat(framework.graph().alwaysLoaded().parts())
                .extracting(Closure.Part::tokens)
                .containsExactly(
                        count(framework, comment + "Write plainly.\n"),
                        count(framework, loaded),
                        count(framework, comment + "Cite your sources.\n"));
        PromptModule memory =
                framework.graph().module(new ModuleId("CLAUDE.md")).orElseThrow();
        assertThat(memory.tokens()).isEqualTo(framework.counter().count(memory.source()));

        write("tare.yaml", "harness: codex\n");
        write("AGENTS.md", comment + "Be brief.\n");
        assertThat(read().graph().alwaysLoaded().tokens()).isEqualTo(count(framework, comment + "Be brief.\n"));
    }

    @Test
    void memoryIsReadUpToTheLimitOfTheHarness() throws IOException {
        String kept = "Weigh it. é\n".repeat(3000).substring(0, 30_000);
        write("AGENTS.md", kept + "x".repeat(40_000));
        Framework framework = read();
        assertThat(framework.harness().name()).isEqualTo("codex");
        byte[] text = Files.readAllBytes(root.resolve("AGENTS.md"));
        int end = 32 * 1024;
        String loaded = new String(text, 0, end, StandardCharsets.UTF_8);
        assertThat(framework.graph().alwaysLoaded().tokens()).isEqualTo(count(framework, loaded));
        assertThat(framework.diagnostics())
                .filteredOn(diagnostic -> diagnostic.kind() == DiagnosticKind.MEMORY_OVER_LIMIT)
                .hasSize(1);

        // The override is read instead of it, and is short.
        write("AGENTS.override.md", "Be brief.\n");
        Framework overridden = read();
        assertThat(overridden.graph().alwaysLoaded().tokens()).isEqualTo(count(framework, "Be brief.\n"));
        assertThat(overridden.diagnostics())
                .noneMatch(diagnostic -> diagnostic.kind() == DiagnosticKind.MEMORY_OVER_LIMIT);
    }

    private static int count(Framework framework, String text) {
        return framework.counter().count(SourceText.of(new ModuleId("any.md"), text));
    }

    @Test
    void anEagerCycleIsAnErrorThatPrintsItsPath() throws IOException {
        write("CLAUDE.md", "First\n@a.md\n");
        write("a.md", "@b.md\n");
        write("b.md", "@a.md\n");

        assertThat(messages(read(), "TARE201"))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("a.md:1 → b.md:1 → a.md"));
    }

    @Test
    void aDescriptionOverTheLimitIsToldUnlessItIsNotListed() throws IOException {
        String head = "---\ndescription: " + "word ".repeat(400) + "\n";
        write(".claude/skills/long/SKILL.md", head + "---\nBody\n");
        write(".claude/skills/mute/SKILL.md", head + "disable-model-invocation: true\n---\nBody\n");

        assertThat(messages(read(), "TARE203"))
                .containsExactly("the description has 1999 characters; claude-code lists 1536 at most");
    }

    @Test
    void parallelAndSerialReadingSayTheSame() throws IOException {
        for (int i = 0; i < 40; i++) {
            write(
                    "docs/n" + i + ".md",
                    "See n" + (i + 1) + ".md and docs/missing-" + i + "/x.md and gone-file-name.md\n");
        }
        write("CLAUDE.md", "@docs/n0.md\n");
        Framework serial = read();
        try (TaskExecutor executor = TaskExecutor.ofParallelism(4)) {
            Framework parallel = FrameworkReader.read(root, ReadOptions.DEFAULT, executor);

            assertThat(parallel.diagnostics()).isEqualTo(serial.diagnostics());
            assertThat(parallel.graph().references()).isEqualTo(serial.graph().references());
            assertThat(parallel.dialects()).isEqualTo(serial.dialects());
        }
    }

    @Test
    void aPlaceThatIsNoDirectoryIsTold() {
        Framework framework = FrameworkReader.read(root.resolve("none"), ReadOptions.DEFAULT, TaskExecutor.direct());

        assertThat(framework.modules()).isEmpty();
        assertThat(framework.diagnostics())
                .extracting(diagnostic -> diagnostic.kind().code())
                .contains("TARE001");
        assertThat(framework.counter().encoding()).isEqualTo(Encoding.O200K_BASE);
    }

    private List<String> references(String path) {
        return lines(read(), path);
    }

    private Framework read() {
        return FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
    }

    private static List<String> lines(Framework framework, String path) {
        List<String> lines = new ArrayList<>();
        for (Reference reference : framework.graph().referencesFrom(new ModuleId(path))) {
            lines.add(Fixture.Linked.line(reference));
        }
        return lines;
    }

    private static List<String> messages(Framework framework, String code) {
        List<String> messages = new ArrayList<>();
        for (Diagnostic diagnostic : framework.diagnostics()) {
            if (diagnostic.kind().code().equals(code)) {
                messages.add(diagnostic.message());
            }
        }
        return messages;
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
