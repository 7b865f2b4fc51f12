package dev.tare.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tare.cli.TareProcess.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins as a user has them: compiled against the runnable jar, packed, named to a process. */
class PluginIT {

    private static final String BAD = """
            package house;
            import dev.tare.optimizer.pass.*;
            public class Bad implements TextPass {
                public Bad() { System.out.println("noise"); throw new IllegalStateException("no luck"); }
                public String name() { return "bad"; }
                public Fidelity fidelity() { return Fidelity.LOSSLESS; }
                public PassGroup group() { return PassGroup.COMPRESSION; }
                public void rewrite(PassText text, Rewriter rewriter) {}
            }
            """;

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void framework() throws IOException {
        root = folder.resolve("source");
        write(".claude/commands/go.md", "# Go\n\ninclude:: shared/tone.md\n\n> Be kind to people\n> and be short.\n");
        write("shared/tone.md", "# Tone\n\nBe friendly.\n");
        write("CLAUDE.md", "# Memory\n");
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    /** The classes of the page about plugins, and one that is bad. */
    private Path jar() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assumeTrue(compiler != null, "skipped: this Java has no compiler, and the test compiles plugins");
        Path sources = Files.createDirectories(folder.resolve("src"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-nowarn",
                "-proc:none",
                "-cp",
                TareProcess.jar().toString(),
                "-d",
                classes.toString()));
        Path page = TareProcess.repository().resolve("docs/plugins.md");
        for (String part : (Files.readString(page) + "```java\n" + BAD).split("```java\n")) {
            if (part.startsWith("package ")) {
                String code = part.contains("```") ? part.substring(0, part.indexOf("```")) : part;
                String name = code.substring(code.indexOf("class ") + 6).split(" ", 2)[0];
                arguments.add(
                        Files.writeString(sources.resolve(name + ".java"), code).toString());
            }
        }
        assertThat(compiler.run(null, null, null, arguments.toArray(new String[0])))
                .isZero();
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        Files.writeString(services.resolve("dev.tare.modules.dialect.Dialect"), "com.example.house.IncludeLines\n");
        Files.writeString(
                services.resolve("dev.tare.optimizer.pass.Pass"), "com.example.house.LazyQuotes\nhouse.Bad\n");
        Path jar = Files.createDirectories(folder.resolve("plugins")).resolve("house.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private Result tare(Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        return TareProcess.ofJar(words)
                .with("LC_ALL", "C.UTF-8")
                .with("XDG_CACHE_HOME", folder.resolve("cache").toString())
                .run();
    }

    @Test
    void aPluginTakesPartFromAuditToRestore() throws IOException {
        Path jar = jar();
        String warning = "tare: warning: plugin " + jar + ": house.Bad left out: IllegalStateException: no luck\n";
        Result why = tare("why", root, "go", "shared/tone.md", "--plugins", jar);
        assertThat(why.out()).contains("section-include").doesNotContain("noise");
        assertThat(why.err()).isEqualTo("noise\n" + warning);

        Path out = folder.resolve("out");
        Result built = tare("build", root, "-o", out, "--plugins", jar.getParent(), "--verbose");
        assertThat(built.code()).isZero();
        assertThat(built.out()).contains("lazy-quotes       lossless, 1 module", "PROOF        holds");
        assertThat(built.err())
                .contains(
                        "pass lazy-quotes (com.example.house.LazyQuotes of ", "found in ", "loaded in ", "checked in ")
                .contains("plugins loaded in parallel in ", "\n  lazy-quotes ");
        Result again = tare(
                "build", root, "-o", folder.resolve("again"), "--plugins", jar, "--load-plugins", "sequential", "-v");
        assertThat(again.out())
                .isEqualTo(built.out()
                        .replace(out.toString(), folder.resolve("again").toString()));
        assertThat(again.err()).contains("plugins loaded in sequence in ");
        assertThat(Files.readString(out.resolve(".claude/commands/go.md"))).endsWith("people\n and be short.\n");

        assertThat(tare("verify", out, root, "--plugins", jar, "-q").err()).isEqualTo("noise\n");
        assertThat(tare("verify", out, root).code()).isZero();
        assertThat(tare("restore", out, "-o", folder.resolve("back")).code()).isZero();
        assertThat(folder.resolve("back/.claude/commands/go.md"))
                .hasSameTextualContentAs(root.resolve(".claude/commands/go.md"), StandardCharsets.UTF_8);
        // With another set of plugins nothing counts as unchanged.
        assertThat(tare("build", root, "-o", out, "--plugins", jar).out()).contains("nothing to do");
        assertThat(tare("build", root, "-o", out).out()).doesNotContain("nothing to do");
        assertThat(Files.readString(out.resolve(".claude/commands/go.md"))).endsWith("people\n> and be short.\n");
    }

    @Test
    void aFrameworkCannotNameCode() throws IOException {
        Path jar = jar();
        write("tare.yaml", "plugins: [" + jar + "]\n");
        Result audit = tare("audit", root);
        assertThat(audit.err())
                .isEqualTo(
                        "tare: tare.yaml:1:1: plugins: a framework cannot name code to run; give --plugins, or put it"
                                + " into your own settings\n");
        assertThat(audit.code()).isEqualTo(2);
        Result config = tare("audit", root, "--config", root.resolve("tare.yaml"));
        assertThat(config.err()).contains("a framework cannot name code to run").doesNotContain("noise");
    }

    @Test
    void aUserCan() throws IOException {
        Path jar = jar();
        Result variable = TareProcess.ofJar("why", root.toString(), "go", "shared/tone.md")
                .with("TARE_PLUGINS", jar.toString())
                .run();
        assertThat(variable.out()).contains("section-include");
        Path settings = Files.createDirectories(folder.resolve("settings/tare")).resolve("config.yaml");
        Files.writeString(settings, "plugins: [../../plugins]\n");
        Result own = TareProcess.ofJar("why", root.toString(), "go", "shared/tone.md")
                .with("XDG_CONFIG_HOME", folder.resolve("settings").toString())
                .run();
        assertThat(own.out()).contains("section-include");
    }

    @Test
    void aPlaceWithoutPluginsIsNamedAndTheWorkIsDone() {
        Result audit = tare("audit", root, "--plugins", "nowhere.jar");
        assertThat(audit.err())
                .isEqualTo("tare: warning: plugin nowhere.jar: left out: there is no such file or folder\n");
        assertThat(audit.code()).isZero();
        assertThat(audit.out()).contains("ALWAYS");
        assertThat(tare("audit", root, "--load-plugins", "fast").err())
                .contains("--load-plugins must be parallel or sequential, not 'fast'");
    }

    @Test
    void withoutPluginsNothingIsLoadedForThem() {
        Result audit = TareProcess.ofJarAlone("audit", root.toString())
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:stdout")
                .run();
        assertThat(audit.out().lines())
                .noneMatch(line -> line.contains("] dev.tare.core.plugin.PluginPlace")
                        || line.contains("] dev.tare.bundler.plugin")
                        || line.contains("] dev.tare.core.exec.TimeLimit"));
    }
}
