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
import dev.tare.modules.model.Form;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.pass.TextPass;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which plugins are loaded: those that work, as the documentation shows them, and none that fails on a probe. */
class PluginsTest extends PluginTrial {

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
}
