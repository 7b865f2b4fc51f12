package dev.tare.maven;

import dev.tare.bundler.build.Budget;
import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Severity;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** Lists everything, not what is worth reading first only. */
    @Parameter(property = "tare.all", defaultValue = "false")
    private boolean all;

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private String version;

    @Override
    void run(Path root, ReadOptions options, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException, OutputException, IOException {
        Path out = output();
        BuildOptions how = how(options, executor);
        BuildState state = new BuildState(work(), out);
        String request = "version " + version + "\ntarget " + how.target().word() + "\nlevel " + how.level()
                + "\nnotation " + how.notation().word() + "\nbudget " + how.budget() + "\n" + settings();
        String asked = state.key(root, options.settings(), request);
        if (state.isCurrent(asked)) {
            getLog().info(out.getFileName() + " is up to date: neither prompts nor settings have changed");
            return;
        }
        Files.createDirectories(out.getParent());
        // The same words as the command line, so that the same bytes come of the same version.
        BuildReport report = Builder.build(root, out, how.replacing(), "tare " + version, executor);
        requireReadable(report.diagnostics(), report.modules() > 0);
        TextStyle style = all ? TextStyle.plain().withAll() : TextStyle.plain();
        LogText.info(getLog(), BuildText.write(report, style));
        for (Diagnostic diagnostic : report.diagnostics()) {
            if (diagnostic.severity() == Severity.ERROR) {
                getLog().warn(diagnostic.sentence());
            }
        }
        if (report.isOverBudget()) {
            throw new MojoFailureException(BuildText.overBudget(report));
        }
        if (!report.findings().isEmpty()) {
            LogText.error(getLog(), BuildText.findings(report.findings(), style));
            throw new MojoFailureException(
                    "the proof does not hold at " + report.findings().size()
                            + " places, so nothing was written; the first is "
                            + report.findings().get(0).path());
        }
        state.keep(asked);
        getLog().info("Wrote " + out);
    }

    private BuildOptions how(ReadOptions options, TaskExecutor executor) throws MojoExecutionException {
        BuildTarget target = target();
        if (budget != null && (budget < 1 || target == BuildTarget.FLAT)) {
            throw new MojoExecutionException("<budget> must be at least 1, and is not for flat");
        }
        int usual = budget != null ? BuildOptions.BUDGET_LEVEL : target == BuildTarget.FLAT ? 1 : 2;
        int chosen = level == null ? usual : level;
        int least = budget != null ? BuildOptions.BUDGET_LEVEL : 0;
        if (chosen < least || chosen > BuildOptions.MOST_LEVEL) {
            throw new MojoExecutionException("<level> must be from " + least + " to " + BuildOptions.MOST_LEVEL
                    + (budget != null ? " with a budget" : "") + ", not " + chosen);
        }
        BuildOptions how = new BuildOptions(options, target, chosen, notation(target), false, executor.parallelism());
        return budget == null ? how : how.within(new Budget(budget, List.of()));
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
