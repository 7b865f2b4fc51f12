package dev.tare.maven;

import dev.tare.bundler.build.Budget;
import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.rebuild.Rebuilder;
import dev.tare.bundler.rebuild.Rebuilt;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildMarkdown;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.BuildWarnings;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Precompiles the prompts of a project into a bundle among its classes, from which its program loads them; or builds another target. */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
public final class BuildMojo extends OutputMojo {

    /** How far to go, from 0 to 4; 2 when none is given, 1 for flat, and 3 with a budget. */
    @Parameter(property = "tare.level")
    private @Nullable Integer level;

    /** How to write instruction XML, keep or outline; outline for bundle and flat when none is given. */
    @Parameter(property = "tare.notation")
    private @Nullable String notation;

    /** Lets no entry start with more tokens. */
    @Parameter(property = "tare.budget")
    private @Nullable Integer budget;

    /** Asks the budget of these commands, skills and agents, and not of all. */
    @Parameter(property = "tare.entry")
    private @Nullable List<String> entry;

    /** Lists everything, not what is worth reading first only. */
    @Parameter(property = "tare.all", defaultValue = "false")
    private boolean all;

    /** Writes the report to a file as well: text, json or markdown. */
    @Parameter(property = "tare.format")
    private @Nullable String format;

    /** Where that file is, below the build directory; {@code target/tare/build.txt}, {@code .json} or {@code .md} when no place is given. */
    @Parameter(property = "tare.report")
    private @Nullable File report;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private String version;

    @Override
    void run(Path root, ReadOptions options, Plugins loaded, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException, OutputException, IOException {
        Path out = output();
        Optional<ReportFile> file = ReportFile.of(this, "build", format, report);
        requireApart(root, out, file);
        BuildOptions how = how(options, executor).with(loaded.passes());
        BuildState state = new BuildState(work(), out, file.map(ReportFile::file));
        String asked = state.key(root, files(options), request(how, file));
        if (state.isCurrent(asked)) {
            getLog().info(out.getFileName() + " is up to date: neither prompts nor settings have changed");
            return;
        }
        Files.createDirectories(out.getParent());
        // The same words as the command line, so that the same bytes come of the same version.
        Rebuilt built = new Rebuilder(root, out, how.replacing(), "tare " + version, Optional.empty(), executor).run();
        BuildReport told = built.report();
        requireReadable(told.diagnostics(), told.modules() > 0);
        LogText.info(getLog(), written(told, ReportFile.Format.TEXT));
        LogText.warn(getLog(), BuildWarnings.of(root, told, built.notCopied()));
        if (file.isPresent()) {
            file.get().write(written(told, file.get().format()));
            getLog().info("Wrote " + file.get().file());
        }
        requireProven(told);
        state.keep(asked);
        getLog().info("Wrote " + out);
    }

    private void requireProven(BuildReport told) throws MojoFailureException {
        if (told.isOverBudget()) {
            throw new MojoFailureException(BuildText.overBudget(told));
        }
        int places = told.findings().size();
        if (places > 0) {
            LogText.error(getLog(), BuildText.findings(told.findings(), TextStyle.plain()));
            throw new MojoFailureException("the proof does not hold at " + places
                    + (places == 1 ? " place" : " places") + ", so nothing was written; the first is "
                    + told.findings().get(0).path());
        }
    }

    private static void requireApart(Path root, Path out, Optional<ReportFile> file) throws MojoExecutionException {
        if (out.startsWith(root.toAbsolutePath().normalize())) {
            throw new MojoExecutionException("<source> " + root
                    + " holds the build directory, and no output can lie in its source; put the prompts into a folder of"
                    + " their own, such as src/main/prompts");
        }
        if (file.isPresent() && file.get().file().startsWith(out)) {
            throw new MojoExecutionException(
                    "<report> is " + file.get().file() + ", where the output is; choose another place");
        }
    }

    /** Returns what of the parameters the output and the report hang on. */
    private String request(BuildOptions how, Optional<ReportFile> file) {
        return "version " + version + "\ntarget " + how.target().word() + "\nlevel " + how.level() + "\nnotation "
                + how.notation().word() + "\nbudget " + how.budget() + "\nall " + all + "\nreport " + file + "\n"
                + parameters();
    }

    /** Returns what is read beside the framework. */
    private List<Path> files(ReadOptions options) {
        List<Path> files = new ArrayList<>(options.settings());
        files.addAll(places());
        return files;
    }

    private String written(BuildReport told, ReportFile.Format as) {
        return switch (as) {
            case TEXT -> BuildText.write(told, all ? TextStyle.plain().withAll() : TextStyle.plain());
            case JSON -> BuildJson.write(told);
            case MARKDOWN -> BuildMarkdown.write(told, all);
        };
    }

    private BuildOptions how(ReadOptions options, TaskExecutor executor) throws MojoExecutionException {
        BuildTarget target = target();
        Optional<Budget> most = budget(target);
        int usual = most.isPresent() ? BuildOptions.BUDGET_LEVEL : target == BuildTarget.FLAT ? 1 : 2;
        int chosen = level == null ? usual : level;
        int least = most.isPresent() ? BuildOptions.BUDGET_LEVEL : 0;
        if (chosen < least || chosen > BuildOptions.MOST_LEVEL) {
            throw new MojoExecutionException("<level> must be from " + least + " to " + BuildOptions.MOST_LEVEL
                    + (most.isPresent() ? " with a budget" : "") + ", not " + chosen);
        }
        BuildOptions how = new BuildOptions(options, target, chosen, notation(target), false, executor.parallelism());
        return most.map(how::within).orElse(how);
    }

    private Optional<Budget> budget(BuildTarget target) throws MojoExecutionException {
        List<String> asked = entry == null ? List.of() : entry;
        if (budget == null) {
            if (!asked.isEmpty()) {
                throw new MojoExecutionException("<entry> says of whom <budget> is asked, and there is none");
            }
            return Optional.empty();
        }
        if (budget < 1) {
            throw new MojoExecutionException("<budget> must be at least 1, not " + budget);
        }
        if (target == BuildTarget.FLAT) {
            throw new MojoExecutionException(
                    "<budget> moves text to where it is opened later, and a prompt of <target> flat opens nothing later");
        }
        return Optional.of(new Budget(budget, asked));
    }

    private Notation notation(BuildTarget target) throws MojoExecutionException {
        if (notation == null) {
            return target == BuildTarget.BUNDLE || target == BuildTarget.FLAT ? Notation.OUTLINE : Notation.KEEP;
        }
        return switch (notation) {
            case "keep" -> Notation.KEEP;
            case "outline" -> Notation.OUTLINE;
            default -> throw new MojoExecutionException("<notation> must be keep or outline, not '" + notation + "'");
        };
    }
}
