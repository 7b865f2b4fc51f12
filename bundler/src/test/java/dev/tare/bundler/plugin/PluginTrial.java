package dev.tare.bundler.plugin;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.build.Proof;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.plugin.LeftOut;
import dev.tare.core.plugin.PluginLimits;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.optimizer.UserPasses;
import dev.tare.optimizer.pass.Pass;
import dev.tare.optimizer.proof.Finding;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A framework to try plugins on, which are compiled for the test. */
abstract class PluginTrial {

    static final String PASS_PARTS = """
            public String name() { return "house-pass"; }
            public Fidelity fidelity() { return Fidelity.LOSSLESS; }
            public PassGroup group() { return PassGroup.COMPRESSION; }
            """;
    static final String IDLE = "public void rewrite(PassText text, Rewriter rewriter) {}\n";
    static final String DIALECT_PARTS = """
            public String id() { return "house-dialect"; }
            public boolean isPresentIn(Tree tree) { return false; }
            """;
    static final String SLEEP =
            "synchronized (this) { while (true) try { wait(); } catch (InterruptedException e) {} }";

    static final PluginLimits LIMITS = new PluginLimits(Duration.ofMillis(2000), Duration.ofMillis(2000));

    @TempDir
    Path folder;

    Path root;

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

    void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    PluginJar jar() {
        return PluginJar.in(folder.resolve("jars"));
    }

    PluginJar passJar(String head, String members) throws IOException {
        return jar().with("Mine", head, members).offering(Pass.class, "house.Mine");
    }

    static Plugins load(Path... places) {
        return Plugins.in(List.of(places), LIMITS, TaskExecutor.direct());
    }

    static List<String> reasons(Plugins plugins) {
        List<String> reasons = new ArrayList<>();
        for (LeftOut out : plugins.leftOut()) {
            reasons.add(out.what() + ": " + out.reason());
        }
        return reasons;
    }

    BuildReport build(Plugins plugins, Notation notation) throws OutputException {
        return Builder.build(root, folder.resolve("out"), options(plugins, notation), "test", TaskExecutor.direct());
    }

    static BuildOptions options(Plugins plugins, Notation notation) {
        return new BuildOptions(ReadOptions.DEFAULT.with(plugins.dialects()), 1, notation, true, 1)
                .with(plugins.passes());
    }

    List<Finding> prove(UserPasses passes) {
        Framework source = FrameworkReader.read(root, ReadOptions.DEFAULT, TaskExecutor.direct());
        return Proof.prove(folder.resolve("out"), source, ReadOptions.DEFAULT, passes, TaskExecutor.direct());
    }

    String output(String path) throws IOException {
        return Files.readString(folder.resolve("out").resolve(path));
    }
}
