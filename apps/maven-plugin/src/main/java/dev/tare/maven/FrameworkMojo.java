package dev.tare.maven;

import dev.tare.bundler.SettingsFaults;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.report.PluginWarnings;
import dev.tare.core.config.ConfigKey;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.plugin.PluginLimits;
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

    /** Jars, or folders of jars, with passes and dialects of your own. */
    @Parameter(property = "tare.plugins")
    private @Nullable List<File> plugins;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private File buildDirectory;

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
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            ConfigLayer settings = settings();
            Plugins loaded = load(executor);
            ReadOptions options = new ReadOptions(
                            Optional.empty(),
                            settings,
                            Map.of(),
                            Optional.ofNullable(config).map(File::toPath),
                            ReadOptions.DEFAULT.progress())
                    .with(loaded.dialects());
            run(source.toPath(), options, loaded, executor);
        } catch (OutputException e) {
            throw new MojoExecutionException(e.getMessage() + "; " + e.help());
        } catch (IOException e) {
            throw new MojoExecutionException(source + " cannot be read or its output written: " + e.getMessage(), e);
        }
    }

    /** Does the work of the goal. */
    abstract void run(Path root, ReadOptions options, Plugins loaded, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException, OutputException, IOException;

    /** Returns what of the parameters a result hangs on, each in a line. */
    final String parameters() {
        return "encoding " + encoding + "\nharness " + harness + "\nresolution " + resolution + "\nconfig " + config
                + "\n";
    }

    /** Returns the places of plugins, each of which exists. */
    final List<Path> places() {
        return plugins == null ? List.of() : plugins.stream().map(File::toPath).toList();
    }

    /** Returns the build directory, below which all is that a goal writes. */
    final Path buildDirectory() {
        return buildDirectory.toPath().toAbsolutePath().normalize();
    }

    /** Returns a folder for what is remembered, and for what nobody gave a place. */
    final Path work() {
        return buildDirectory().resolve("tare");
    }

    /**
     * Returns a place for something that is written.
     *
     * @param parameter its name, for the message
     * @throws MojoExecutionException when it is not below the build directory
     */
    final Path below(Path place, String parameter) throws MojoExecutionException {
        Path normal = place.toAbsolutePath().normalize();
        Path base = buildDirectory();
        if (!normal.startsWith(base) || normal.equals(base)) {
            throw new MojoExecutionException(
                    "<" + parameter + "> is " + place + ", which is not below " + base + "; choose a place there");
        }
        return normal;
    }

    private Plugins load(TaskExecutor executor) throws MojoExecutionException {
        for (Path place : places()) {
            if (!place.toFile().exists()) {
                throw new MojoExecutionException("<plugins> names " + place + ", and there is nothing");
            }
        }
        if (places().isEmpty()) {
            return Plugins.NONE;
        }
        Plugins loaded = Plugins.in(places(), PluginLimits.DEFAULT, executor);
        LogText.warn(getLog(), PluginWarnings.leftOut(loaded));
        return loaded;
    }

    private ConfigLayer settings() throws MojoExecutionException {
        if (config != null && !config.isFile()) {
            throw new MojoExecutionException("the configuration " + config + " is not a file; correct <config>");
        }
        Diagnostics faults = new Diagnostics();
        ConfigLayer layer = with(ConfigLayer.EMPTY, ConfigKey.ENCODING, "encoding", encoding, faults);
        layer = with(layer, ConfigKey.HARNESS, "harness", harness, faults);
        layer = with(layer, ConfigKey.RESOLUTION, "resolution", resolution, faults);
        layer = more(layer, faults);
        List<Diagnostic> found = faults.sorted();
        if (!found.isEmpty()) {
            throw new MojoExecutionException(found.get(0).sentence());
        }
        List<String> known = HarnessRules.builtIn().harnesses();
        if (harness != null
                && layer.get(ConfigKey.HARNESS).stream().anyMatch(choice -> !known.contains(choice.name()))) {
            throw new MojoExecutionException(
                    "<harness> must be one of " + String.join(", ", known) + ", not '" + harness + "'");
        }
        return layer;
    }

    /** Adds the settings that only this goal has. */
    ConfigLayer more(ConfigLayer layer, Diagnostics faults) {
        return layer;
    }

    /** Adds a parameter that sets a key of the configuration. */
    static ConfigLayer with(
            ConfigLayer layer, ConfigKey<?> key, String name, @Nullable String text, Diagnostics faults) {
        return text == null ? layer : layer.withText(key, "<" + name + ">", text, faults);
    }

    /**
     * Refuses a framework without modules, and settings that cannot be understood.
     *
     * @throws MojoExecutionException with the first fault and what to do about it
     */
    final void requireReadable(List<Diagnostic> diagnostics, boolean hasModules) throws MojoExecutionException {
        Optional<String> file = Optional.ofNullable(config).map(File::getPath);
        for (Diagnostic fault : SettingsFaults.of(diagnostics, hasModules, file)) {
            throw new MojoExecutionException(fault.sentence());
        }
        if (!hasModules) {
            throw new MojoExecutionException("there are no prompt modules in " + source);
        }
        LogText.warn(getLog(), PluginWarnings.failed(diagnostics));
    }
}
