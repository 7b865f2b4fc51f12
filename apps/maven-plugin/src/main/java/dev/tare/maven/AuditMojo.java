package dev.tare.maven;

import dev.tare.bundler.Tare;
import dev.tare.bundler.UnknownModelException;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.repeats.RepeatAudit;
import dev.tare.bundler.repeats.RepeatReport;
import dev.tare.bundler.report.AuditJson;
import dev.tare.bundler.report.AuditMarkdown;
import dev.tare.bundler.report.AuditText;
import dev.tare.bundler.report.RepeatMarkdown;
import dev.tare.bundler.report.RepeatText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.config.ConfigKey;
import dev.tare.core.config.ConfigLayer;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Diagnostics;
import dev.tare.core.diag.Severity;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.File;
import java.io.IOException;
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

/** Shows what every entry costs in tokens, what to fix first and which references are broken. */
@Mojo(name = "audit", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class AuditMojo extends FrameworkMojo {

    private static final int MOST_NAMED = 5;

    /** Fails the build when the audit finds something this bad: error or warning; or never. */
    @Parameter(property = "tare.failOn", defaultValue = "never")
    @SuppressWarnings("NullAway.Init") // Maven sets it.
    private String failOn;

    /** Lists everything, not what is worth acting on first only. */
    @Parameter(property = "tare.all", defaultValue = "false")
    private boolean all;

    /** Also shows what several packages keep copies of, and what starts begin with alike; takes longer. */
    @Parameter(property = "tare.repeats", defaultValue = "false")
    private boolean repeats;

    /** Also shows what a run costs in money with this model. */
    @Parameter(property = "tare.model")
    private @Nullable String model;

    /** Size of the context window in tokens; the model's when none is given, else 200000. */
    @Parameter(property = "tare.contextWindow")
    private @Nullable String contextWindow;

    /** Writes the report to a file as well: text, json or markdown. */
    @Parameter(property = "tare.format")
    private @Nullable String format;

    /** Where that file is, below the build directory; {@code target/tare/audit.txt}, {@code .json} or {@code .md} when no place is given. */
    @Parameter(property = "tare.report")
    private @Nullable File report;

    @Override
    ConfigLayer more(ConfigLayer layer, Diagnostics faults) {
        ConfigLayer with = with(layer, ConfigKey.MODEL, "model", model, faults);
        return with(with, ConfigKey.CONTEXT_WINDOW, "contextWindow", contextWindow, faults);
    }

    @Override
    void run(Path root, ReadOptions options, Plugins loaded, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException, IOException {
        Severity mildest = switch (failOn) {
            case "error" -> Severity.ERROR;
            case "never", "warning" -> Severity.WARNING;
            default ->
                throw new MojoExecutionException("<failOn> must be never, error or warning, not '" + failOn + "'");
        };
        Optional<ReportFile> file = ReportFile.of(this, "audit", format, report);
        Framework framework = FrameworkReader.read(root, options, executor);
        requireReadable(framework.diagnostics(), !framework.modules().isEmpty());
        AuditReport audit = audit(framework, executor);
        Optional<RepeatReport> found = repeats ? Optional.of(RepeatAudit.of(framework, executor)) : Optional.empty();
        LogText.info(getLog(), written(audit, found, ReportFile.Format.TEXT));
        if (file.isPresent()) {
            file.get().write(written(audit, found, file.get().format()));
            getLog().info("Wrote " + file.get().file());
        }
        if (!failOn.equals("never")) {
            requireNone(framework.diagnostics(), mildest);
        }
    }

    private void requireNone(List<Diagnostic> diagnostics, Severity mildest) throws MojoFailureException {
        List<String> found = new ArrayList<>();
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity().compareTo(mildest) <= 0) {
                found.add(diagnostic.sentence());
            }
        }
        if (!found.isEmpty()) {
            found.stream().limit(MOST_NAMED).forEach(getLog()::error);
            throw new MojoFailureException(
                    "the audit found " + found.size() + (found.size() == 1 ? " fault" : " faults") + " of severity "
                            + failOn + " or worse, the first: " + found.get(0));
        }
    }

    private String written(AuditReport audit, Optional<RepeatReport> found, ReportFile.Format as) {
        TextStyle style = all ? TextStyle.plain().withAll() : TextStyle.plain();
        return switch (as) {
            case TEXT ->
                AuditText.write(audit, style)
                        + found.map(more -> RepeatText.write(more, style)).orElse("");
            case JSON -> AuditJson.write(audit, Optional.empty(), found);
            case MARKDOWN ->
                AuditMarkdown.write(audit, all)
                        + found.map(more -> RepeatMarkdown.write(more, all)).orElse("");
        };
    }

    private static AuditReport audit(Framework framework, TaskExecutor executor) throws MojoExecutionException {
        try {
            return Tare.audit(framework, executor);
        } catch (UnknownModelException e) {
            throw new MojoExecutionException(e.getMessage() + " (<model>, or model: in tare.yaml)");
        }
    }
}
