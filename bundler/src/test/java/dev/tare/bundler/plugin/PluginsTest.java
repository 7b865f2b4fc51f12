package dev.tare.bundler.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.build.Proof;
import dev.tare.bundler.build.Restorer;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.plugin.LeftOut;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.dialect.Dialect;
import dev.tare.modules.model.Form;
import dev.tare.modules.model.PromptModule;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that work, as the documentation shows them, and plugins that fail in every way that somebody can think of. */
class PluginsTest {

    private static final String PASS_PARTS = """
            public String name() { return "house-pass"; }
            public Fidelity fidelity() { return Fidelity.LOSSLESS; }
            public PassGroup group() { return PassGroup.COMPRESSION; }
            """;
    private static final String IDLE = "public void rewrite(PassText text, Rewriter rewriter) {}\n";
    private static final String DIALECT_PARTS = """
            public String id() { return "house-dialect"; }
            public boolean isPresentIn(Tree tree) { return false; }
            """;
    private static final String SLEEP =
            "synchronized (this) { while (true) try { wait(); } catch (InterruptedException e) {} }";

    private static final PluginLimits LIMITS = new PluginLimits(Duration.ofMillis(2000), Duration.ofMillis(2000));

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void framework() throws IOException {
        root = folder.resolve("source");
        write(".claude/commands/go.md", """
                # Go

                include:: shared/tone.md

                > Be kind to people
                > and be short in words,
                > for they have little time.
                """);
        write(
                "shared/tone.md",
                "# Tone\n\nBe friendly.\n\n> Say it\n> in words.\n\nThe mark of trouble: ~~~here.   \n");
        write("CLAUDE.md", "# Memory   \n");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    private PluginJar jar() {
        return PluginJar.in(folder.resolve("jars"));
    }

    private PluginJar passJar(String head, String members) throws IOException {
        return jar().with("Mine", head, members).offering(Pass.class, "house.Mine");
    }

    private static Plugins load(Path... places) {
        return Plugins.in(List.of(places), LIMITS, TaskExecutor.direct());
    }

    private static List<String> reasons(Plugins plugins) {
        List<String> reasons = new ArrayList<>();
        for (LeftOut out : plugins.leftOut()) {
            reasons.add(out.what() + ": " + out.reason());
        }
        return reasons;
    }

    private BuildReport build(Plugins plugins, Notation notation) throws OutputException {
        return Builder.build(root, folder.resolve("out"), options(plugins, notation), "test", TaskExecutor.direct());
    }

    private static BuildOptions options(Plugins plugins, Notation notation) {
        return new BuildOptions(ReadOptions.DEFAULT.with(plugins.dialects()), 1, notation, true, 1)
                .with(plugins.passes());
    }

    private List<Finding> prove(UserPasses passes) {
        Framework source = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        return Proof.prove(folder.resolve("out"), source, ReadOptions.DEFAULT, passes, TaskExecutor.direct());
    }

    private String output(String path) throws IOException {
        return Files.readString(folder.resolve("out").resolve(path));
    }

    private Path documented() throws IOException {
        PluginJar jar = jar();
        for (Map.Entry<String, String> type : PluginJar.documented().entrySet()) {
            jar.withSource(type.getKey(), type.getValue());
        }
        return jar.offering(Dialect.class, "com.example.house.IncludeLines")
                .offering(Pass.class, "com.example.house.LazyQuotes")
                .write("house.jar");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void whatTheDocumentationShowsWorks(int threads) throws IOException, OutputException {
        Path jar = documented();
        Plugins plugins;
        try (TaskExecutor executor = TaskExecutor.ofParallelism(threads)) {
            plugins = Plugins.in(List.of(jar, jar), LIMITS, executor);
        }
        assertThat(plugins.leftOut()).isEmpty();
        assertThat(plugins.loaded()).extracting(Loaded::name).containsExactly("include-lines", "lazy-quotes");

        Framework framework =
                FrameworkReader.read(root, ReadOptions.DEFAULT.with(plugins.dialects()), TaskExecutor.direct());
        assertThat(framework.dialects()).contains("include-lines");
        assertThat(framework.graph().references()).anySatisfy(reference -> {
            assertThat(reference.mention().form()).isEqualTo(Form.SECTION_INCLUDE);
            assertThat(reference.to()).isPresent();
        });

        BuildReport report = build(plugins, Notation.KEEP);
        assertThat(report.findings()).isEmpty();
        assertThat(report.diagnostics()).noneMatch(told -> told.kind() == DiagnosticKind.USER_PASS_FAILED);
        assertThat(output(".claude/commands/go.md")).contains("> Be kind to people\n and be short in words,\n for");
        assertThat(output(".claude/commands/go.md")).contains("include:: shared/tone.md");
        // What only moves layout needs no plugin afterwards.
        assertThat(prove(UserPasses.NONE)).isEmpty();
        assertThat(prove(plugins.passes())).isEmpty();
        Path back = folder.resolve("back");
        assertThat(Restorer.restore(folder.resolve("out"), back, false).findings())
                .isEmpty();
        assertThat(Files.readString(back.resolve(".claude/commands/go.md")))
                .isEqualTo(Files.readString(root.resolve(".claude/commands/go.md")));
    }

    @Test
    void aFolderIsLoadedAsOneAndABadJarBesideItIsNamed() throws IOException {
        Path good = documented();
        Path bad = Files.writeString(folder.resolve("bad.jar"), "no jar");
        Path empty = jar().with("Other", "", "").write("empty.jar");
        Path none = folder.resolve("none.jar");
        Plugins plugins = load(bad, good.getParent(), empty, none);
        assertThat(plugins.loaded()).hasSize(2);
        assertThat(reasons(plugins))
                .hasSize(3)
                .anyMatch(reason -> reason.contains("bad.jar is no jar"))
                .anyMatch(reason -> reason.contains("offers no pass and no dialect"))
                .anyMatch(reason -> reason.contains("no such file"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "implements TextPass | public Mine() { throw new IllegalStateException(\"no luck\"); } | IllegalStateException: no luck",
                "implements TextPass | public Mine() { %SLEEP% } | it takes too long",
                "implements TextPass | Mine(int needed) {} | no-arg constructor",
                "implements TextPass | static { if (true) throw new RuntimeException(\"x\"); } | ExceptionInInitializerError",
                "implements TextPass | public String name() { return null; } | it has no name",
                "implements TextPass | public String name() { return \"Bad Name\"; } | lower-case words",
                "implements TextPass | public String name() { return \"comments\"; } | there is another pass of the name 'comments'",
                "implements TextPass | public Fidelity fidelity() { return null; } | it has no fidelity",
                "implements TextPass | public Fidelity fidelity() { return Fidelity.LOSSY; } | it is lossy",
                "implements TextPass | public Fidelity fidelity() { return Fidelity.REVERSIBLE; } | no ReversiblePass",
                "implements TextPass | public PassGroup group() { return null; } | it has no group",
                "implements TextPass | public void rewrite(PassText t, Rewriter r) { r.remove(5, 1 << 20); } | on a probe it fails",
                "implements TextPass | public void rewrite(PassText t, Rewriter r) { r.remove(9, 9); throw new StackOverflowError(); } | StackOverflowError",
                "implements TextPass | public void rewrite(PassText t, Rewriter r) { %SLEEP% } | it takes too long",
                "implements TextPass | public void rewrite(PassText t, Rewriter r) { if (t.utf8().length > 30) r.remove(24, 30); } | fails the proof",
            })
    void aBadPassIsNamedAndLeftOut(String head, String member, String reason) throws IOException {
        StringBuilder members = new StringBuilder(member.replace("%SLEEP%", SLEEP));
        for (String part : (PASS_PARTS + IDLE).split("\n")) {
            String method = part.substring(0, part.indexOf('('));
            if (!member.contains(method + "(")) {
                members.append('\n').append(part);
            }
        }
        Plugins plugins = load(passJar(head, members.toString()).write("mine.jar"));
        assertThat(plugins.loaded()).isEmpty();
        assertThat(reasons(plugins)).singleElement().asString().contains("house.Mine", reason);
    }

    @Test
    void classesThatCannotBeLoadedAreNamed() throws IOException {
        PluginJar newer = passJar("implements TextPass", PASS_PARTS + IDLE).forNewerJava("house/Mine.class");
        assertThat(reasons(load(newer.write("newer.jar"))))
                .singleElement()
                .asString()
                .contains("compiled for a newer Java", "house/Mine");
        PluginJar parted = jar().with("Part", "", "public static int one = 1;")
                .withSource(
                        "Mine",
                        "package house; import dev.tare.optimizer.pass.*; public class Mine implements TextPass { "
                                + "public Mine() { java.util.Optional.of(new Gone()); } static class Gone {} "
                                + PASS_PARTS + IDLE + "}")
                .without("house/Mine$Gone.class")
                .offering(Pass.class, "house.Mine");
        assertThat(reasons(load(parted.write("parted.jar"))))
                .singleElement()
                .asString()
                .contains("a class is missing", "house.Mine$Gone");
        Path missing =
                jar().with("Part", "", "").offering(Pass.class, "house.Nowhere").write("missing.jar");
        assertThat(reasons(load(missing))).singleElement().asString().contains("house.Nowhere", "not found");
        Path other =
                jar().with("Part", "", "").offering(Pass.class, "house.Part").write("other.jar");
        assertThat(reasons(load(other))).singleElement().asString().contains("house.Part", "not a subtype");
    }

    @Test
    void ofTwoWithOneNameTheFirstByClassStays() throws IOException {
        Path jar = jar().with("Alpha", "implements TextPass", PASS_PARTS + IDLE)
                .with("Beta", "implements TextPass", PASS_PARTS + IDLE)
                .offering(TextPass.class, "house.Beta", "house.Alpha")
                .offering(Pass.class, "house.Beta")
                .write("two.jar");
        Plugins plugins = load(jar);
        assertThat(plugins.loaded()).extracting(Loaded::type).containsExactly("house.Alpha");
        assertThat(reasons(plugins)).containsExactly("house.Beta: there is another pass of the name 'house-pass'");
    }

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
                "public String id() { return \"links!\"; } | lower-case words",
                "public String id() { return \"wiki-links\"; } | there is another dialect of the name 'wiki-links'",
                "public String triggers() { return null; } | it has no triggers",
                "public String triggers() { return \"\u00e9\"; } | no ASCII",
                "public boolean isPresentIn(Tree tree) { throw new IllegalStateException(\"tree\"); } | IllegalStateException: tree",
                "public void structure(MentionScan scan) { scan.add(this, Form.LINK, 0, 1 << 20, \"x\"); } | on a probe it fails",
                "public Optional<Role> roleOf(Draft draft, Tree tree) { return null; } | on a probe it fails",
            })
    void aBadDialectIsNamedAndLeftOut(String member, String reason) throws IOException {
        StringBuilder members = new StringBuilder(member);
        for (String part : DIALECT_PARTS.split("\n")) {
            if (!member.contains(part.substring(0, part.indexOf('(') + 1))) {
                members.append('\n').append(part);
            }
        }
        Path jar = jar().with("Mine", "implements Dialect", members.toString())
                .offering(Dialect.class, "house.Mine")
                .write("mine.jar");
        Plugins plugins = load(jar);
        assertThat(plugins.loaded()).isEmpty();
        assertThat(reasons(plugins)).singleElement().asString().contains("house.Mine", reason);
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
