package dev.tare.maven;

import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.LostText;
import dev.tare.bundler.build.OutputSettings;
import dev.tare.bundler.build.Proof;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.proof.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Proves, from what lies on disk, that what was built holds all of its source. */
@Mojo(name = "verify", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends OutputMojo {

    @Override
    void run(Path root, ReadOptions options, Plugins loaded, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException {
        Path out = existing();
        ReadOptions how = OutputSettings.of(out, options);
        Framework framework = FrameworkReader.read(root, how, executor);
        requireReadable(framework.diagnostics(), !framework.modules().isEmpty());
        List<Finding> findings = Proof.prove(out, framework, how, loaded.passes(), executor);
        if (!findings.isEmpty()) {
            LogText.error(getLog(), BuildText.findings(findings, TextStyle.plain()));
            Finding first = findings.get(0);
            throw new MojoFailureException(out.getFileName() + " does not hold its source at " + findings.size()
                    + (findings.size() == 1 ? " place: " : " places, the first: ") + first.path() + ":" + first.line()
                    + ": " + first.message());
        }
        int lost = target() == BuildTarget.FLAT ? 0 : LostText.count(out);
        getLog().info("The proof holds: " + framework.modules().size() + " modules, nothing is lost"
                + (lost == 0 ? "" : " but what lossy rules dropped at " + lost + (lost == 1 ? " place" : " places")));
    }

    /** Returns where the output is, of which there is something that may be one. */
    private Path existing() throws MojoExecutionException {
        BuildTarget target = target();
        if (target == BuildTarget.PATCH) {
            throw new MojoExecutionException(
                    "a patch is proven by the copy that it makes, when it is built; verify a tree, a flat output or a bundle");
        }
        Path out = output();
        if (!Files.exists(out)) {
            throw new MojoExecutionException("there is no output " + out + "; let the goal tare:build run before");
        }
        boolean file = target == BuildTarget.BUNDLE;
        if (Files.isDirectory(out) == file) {
            throw new MojoExecutionException(out + " is a " + (file ? "folder" : "file") + ", and <target> "
                    + target.word() + " is a " + (file ? "file" : "folder") + "; correct <target> or <output>");
        }
        return out;
    }
}
