package dev.tare.bundler.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.Restorer;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that were loaded and then fail, hang, lie or are missing for the way back. */
class FailingPluginsTest extends PluginTrial {

    @ParameterizedTest
    @ValueSource(strings = {"throw new IllegalArgumentException(\"odd\");", "r.remove(0, 1 << 20);"})
    void aPassThatThrowsInOneModuleIsLeftOutThere(String trouble) throws IOException, OutputException {
        Path jar = passJar("implements TextPass", PASS_PARTS + """
                public void rewrite(PassText t, Rewriter r) {
                    String text = new String(t.utf8(), java.nio.charset.StandardCharsets.UTF_8);
                    if (text.contains("trouble")) { %s }
                    int at = text.indexOf("\\n> and");
                    if (at >= 0) r.remove(at + 1, at + 2);
                }
                """.formatted(trouble))
                .write("mine.jar");
        Plugins plugins = load(jar);
        assertThat(reasons(plugins)).isEmpty();
        BuildReport report = build(plugins, Notation.KEEP);
        assertThat(report.findings()).isEmpty();
        assertThat(report.diagnostics())
                .filteredOn(told -> told.kind() == DiagnosticKind.USER_PASS_FAILED)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.path()).isEqualTo("shared/tone.md");
                    assertThat(told.message()).contains("house-pass");
                });
        assertThat(output(".claude/commands/go.md")).contains("\n and be short");
        assertThat(output("shared/tone.md")).contains("~~~here.\n");
    }

    @Test
    void aPassThatHangsIsLeftOutAltogether() throws IOException, OutputException {
        Path jar = passJar("implements TextPass", PASS_PARTS + """
                public void rewrite(PassText t, Rewriter r) {
                    String text = new String(t.utf8(), java.nio.charset.StandardCharsets.UTF_8);
                    if (text.contains("trouble")) { %s }
                    int at = text.indexOf("\\n> and");
                    if (at >= 0) r.remove(at + 1, at + 2);
                }
                """.formatted(SLEEP))
                .write("mine.jar");
        BuildReport report = build(load(jar), Notation.KEEP);
        assertThat(report.findings()).isEmpty();
        assertThat(report.diagnostics())
                .filteredOn(told -> told.kind() == DiagnosticKind.USER_PASS_FAILED)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.path()).isEmpty();
                    assertThat(told.message()).isEqualTo("the pass 'house-pass' was left out: it takes too long");
                });
        assertThat(output(".claude/commands/go.md")).contains("\n> and be short");
    }

    @Test
    void whatSpoilsTheProofGoesBeforeAnythingOfOurs() throws IOException, OutputException {
        Path jar = passJar("implements TextPass", PASS_PARTS + """
                public void rewrite(PassText t, Rewriter r) {
                    String text = new String(t.utf8(), java.nio.charset.StandardCharsets.UTF_8);
                    int at = text.indexOf("The mark of trouble");
                    if (at >= 0) r.remove(at, at + 4);
                }
                """).write("mine.jar");
        BuildReport report = build(load(jar), Notation.KEEP);
        assertThat(report.findings()).isEmpty();
        assertThat(report.diagnostics())
                .filteredOn(told -> told.kind() == DiagnosticKind.USER_PASS_FAILED)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.path()).isEqualTo("shared/tone.md");
                    assertThat(told.message()).contains("house-pass", "fails the proof");
                });
        assertThat(output("shared/tone.md")).contains("The mark of trouble: ~~~here.\n");
    }

    @Test
    void aPassOverTheGraphThatLiesIsLeftOut() throws IOException, OutputException {
        write("shared/other.md", "# Other\n\nSay something else.\n");
        write("shared/index.md", "# Index\n\nRead `shared/other.md` when asked, and `shared/tone.md`.\n");
        Path jar = passJar("implements GraphPass", """
                public String name() { return "same-all"; }
                public PassGroup group() { return PassGroup.DEDUPLICATION; }
                public List<Merge> merges(MergeSite site) {
                    List<Merge> all = new ArrayList<>();
                    for (PromptModule gone : site.removable())
                        for (PromptModule home : site.graph().modules())
                            if (!gone.id().equals(home.id())) all.add(new Merge(gone.id(), home.id(), Merge.Way.SAME));
                    return all;
                }
                """).write("mine.jar");
        Plugins plugins = load(jar);
        assertThat(reasons(plugins)).isEmpty();
        BuildReport report = build(plugins, Notation.KEEP);
        assertThat(report.findings()).isEmpty();
        assertThat(report.diagnostics())
                .filteredOn(told -> told.kind() == DiagnosticKind.USER_PASS_FAILED)
                .singleElement()
                .satisfies(told -> assertThat(told.message()).contains("same-all", "fails the proof"));
        assertThat(output("shared/other.md")).contains("Say something else.");
        assertThat(prove(UserPasses.NONE)).isEmpty();
    }

    @Test
    void aReversiblePassIsNeededForTheWayBack() throws IOException, OutputException {
        Path jar = passJar("implements ReversiblePass", """
                public String name() { return "house-outline"; }
                public Fidelity fidelity() { return Fidelity.REVERSIBLE; }
                public PassGroup group() { return PassGroup.COMPRESSION; }
                public void rewrite(PassText t, Rewriter r) {
                    String text = new String(t.utf8(), java.nio.charset.StandardCharsets.UTF_8);
                    String fence = "```\\n<rule>Always say why</rule> and text\\n<rule>Never</rule>\\n```\\n";
                    int at = text.indexOf(fence);
                    if (at < 0) return;
                    int start = at + 4;
                    int end = at + fence.length() - 4;
                    String lean = "rule Always say why| and text\\nrule Never|\\n";
                    var edits = new dev.tare.core.text.Edits.Builder()
                            .replace(start, end, lean.getBytes(java.nio.charset.StandardCharsets.UTF_8)).build();
                    r.replaceTogether(List.of(edits), new dev.tare.core.text.Span(start, end));
                }
                public byte[] turnBack(byte[] place) {
                    StringBuilder back = new StringBuilder();
                    for (String line : new String(place, java.nio.charset.StandardCharsets.UTF_8).split("\\n")) {
                        int bar = line.indexOf('|');
                        if (!line.startsWith("rule ") || bar < 0) throw new IllegalArgumentException("no rule");
                        back.append("<rule>" + line.substring(5, bar) + "</rule>" + line.substring(bar + 1) + "\\n");
                    }
                    return back.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
                }
                """).write("mine.jar");
        write("shared/rules.md", "# Rules\n\n```\n<rule>Always say why</rule> and text\n<rule>Never</rule>\n```\n");
        Plugins plugins = load(jar);
        assertThat(reasons(plugins)).isEmpty();
        assertThat(plugins.passes().of(1, Notation.KEEP))
                .noneMatch(pass -> pass.name().equals("house-outline"));
        assertThat(plugins.passes().of(1, Notation.OUTLINE))
                .anyMatch(pass -> pass.name().equals("house-outline"));
        BuildReport report = build(plugins, Notation.OUTLINE);
        assertThat(report.findings()).isEmpty();
        assertThat(report.passes()).anySatisfy(pass -> assertThat(pass.name()).isEqualTo("house-outline"));
        assertThat(output("shared/rules.md")).contains("rule Never|\n");
        assertThat(prove(plugins.passes())).isEmpty();
        String asked = "the pass 'house-outline' is not one of Tare's: name the plugin that it came with by --plugins,"
                + " as for the build";
        assertThat(prove(UserPasses.NONE)).extracting(Finding::message).containsExactly(asked);
        Path back = folder.resolve("back");
        assertThat(Restorer.restore(folder.resolve("out"), back, false).findings())
                .extracting(Finding::message)
                .containsExactly(asked);
        assertThat(back).doesNotExist();
        assertThat(Restorer.restore(folder.resolve("out"), back, false, plugins.passes())
                        .findings())
                .isEmpty();
        assertThat(Files.readString(back.resolve("shared/rules.md")))
                .isEqualTo(Files.readString(root.resolve("shared/rules.md")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new UnsupportedOperationException(\"odd\"); | shared/tone.md | UnsupportedOperationException: odd",
                "%SLEEP% | '' | it takes too long",
            })
    void aDialectThatFailsInAFileIsLeftOut(String trouble, String path, String reason) throws IOException {
        Path jar = jar().with(
                        "Mine", "implements Dialect", DIALECT_PARTS + """
                        public boolean needsEvidence() { return false; }
                        public String triggers() { return "~"; }
                        public int scan(MentionScan scan, int at) {
                            if (scan.draft().id().path().equals("shared/tone.md")) { %s }
                            return -1;
                        }
                        """.formatted(trouble.replace("%SLEEP%", SLEEP)))
                .offering(Dialect.class, "house.Mine")
                .write("mine.jar");
        Plugins plugins = load(jar);
        assertThat(reasons(plugins)).isEmpty();
        Framework framework;
        try (TaskExecutor executor = TaskExecutor.ofParallelism(3)) {
            framework = FrameworkReader.read(root, ReadOptions.DEFAULT.with(plugins.dialects()), executor);
        }
        assertThat(framework.diagnostics())
                .filteredOn(told -> told.kind() == DiagnosticKind.USER_DIALECT_FAILED)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.path()).isEqualTo(path);
                    assertThat(told.message()).isEqualTo("the dialect 'house-dialect' was left out: " + reason);
                });
        Framework without = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        assertThat(framework.modules())
                .extracting(PromptModule::mentions)
                .isEqualTo(
                        without.modules().stream().map(PromptModule::mentions).toList());
    }
}
