package dev.tare.maven;

import dev.tare.core.config.ConfigKey;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.DiagnosticKind;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.dialect.HarnessRules;
import dev.tare.templates.OutputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that reads a framework. Settings are those of the POM and of the framework's own {@code tare.yaml}: neither the environment nor the
 * user's own file counts, so that a build gives the same bytes on every machine.
 */
abstract class FrameworkMojo extends AbstractMojo {

    /** The folder of the framework. */
    @Parameter(property = "tare.source", defaultValue = "${project.basedir}/src/main/prompts")
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private File source;

    /** Does nothing. */
    @Parameter(property = "tare.skip", defaultValue = "false")
    private boolean skip;

    /** Configuration to use instead of tare.yaml in the framework. */
    @Parameter(property = "tare.config")
    private @Nullable File config;

    /** Encoding to count in: o200k_base, cl100k_base, p50k_base or r50k_base. */
    @Parameter(property = "tare.encoding")
    private @Nullable String encoding;

    /** Harness whose rules hold, such as claude-code. It is detected when none is given. */
    @Parameter(property = "tare.harness")
    private @Nullable String harness;

    /** Widest reading of a path that makes an edge: exact, rooted, suffix or name. */
    @Parameter(property = "tare.resolution")
    private @Nullable String resolution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Tare is skipped: tare.skip is set");
            return;
        }
        if (!source.isDirectory()) {
            throw new MojoExecutionException("there is no folder " + source
                    + "; put the prompts there, name their folder in <source>, or set tare.skip");
        }
        ReadOptions options = options();
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            run(source.toPath(), options, executor);
        } catch (OutputException e) {
            throw new MojoExecutionException(e.getMessage() + "; " + e.help());
        } catch (IOException e) {
            throw new MojoExecutionException(source + " cannot be read or its output written: " + e.getMessage(), e);
        }
    }

    /** Does the work of the goal. */
    abstract void run(Path root, ReadOptions options, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException, OutputException, IOException;

    /** Returns what of the parameters a result hangs on, each in a line. */
    final String settings() {
        return "encoding " + encoding + "\nharness " + harness + "\nresolution " + resolution + "\nconfig " + config
                + "\n";
    }

    private ReadOptions options() throws MojoExecutionException {
        if (config != null && !config.isFile()) {
            throw new MojoExecutionException("the configuration " + config + " is not a file; correct <config>");
        }
        Diagnostics faults = new Diagnostics();
        ConfigLayer layer = with(ConfigLayer.EMPTY, ConfigKey.ENCODING, "encoding", encoding, faults);
        layer = with(layer, ConfigKey.HARNESS, "harness", harness, faults);
        layer = with(layer, ConfigKey.RESOLUTION, "resolution", resolution, faults);
        List<Diagnostic> found = faults.sorted();
        if (!found.isEmpty()) {
            throw new MojoExecutionException(found.get(0).sentence());
        }
        List<String> known = HarnessRules.builtIn().harnesses();
        if (harness != null
                && layer.get(ConfigKey.HARNESS).stream().anyMatch(choice -> !known.contains(choice.name()))) {
            throw new MojoExecutionException(
                    "unknown harness '" + harness + "'; known are " + String.join(", ", known));
        }
        return new ReadOptions(
                Optional.empty(),
                layer,
                Map.of(),
                Optional.ofNullable(config).map(File::toPath),
                ReadOptions.DEFAULT.progress());
    }

    private static ConfigLayer with(
            ConfigLayer layer, ConfigKey<?> key, String name, @Nullable String text, Diagnostics faults) {
        return text == null ? layer : layer.withText(key, name, text, faults);
    }

    /**
     * Refuses a framework without modules, and settings that cannot be understood.
     *
     * @throws MojoExecutionException with the first fault and what to do about it
     */
    final void requireReadable(List<Diagnostic> diagnostics, boolean hasModules) throws MojoExecutionException {
        for (Diagnostic diagnostic : diagnostics) {
            if (!hasModules
                    || diagnostic.kind() == DiagnosticKind.INVALID_CONFIG
                    || diagnostic.kind() == DiagnosticKind.UNKNOWN_CONFIG_KEY) {
                throw new MojoExecutionException(diagnostic.sentence());
            }
        }
        if (!hasModules) {
            throw new MojoExecutionException("there are no prompt modules in " + source);
        }
    }
}
