package dev.tare.maven;

import dev.tare.bundler.Tare;
import dev.tare.bundler.UnknownModelException;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.report.AuditText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Severity;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

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

    @Override
    void run(Path root, ReadOptions options, TaskExecutor executor)
            throws MojoExecutionException, MojoFailureException {
        Severity mildest = switch (failOn) {
            case "error" -> Severity.ERROR;
            case "never", "warning" -> Severity.WARNING;
            default ->
                throw new MojoExecutionException("<failOn> must be never, error or warning, not '" + failOn + "'");
        };
        Framework framework = FrameworkReader.read(root, options, executor);
        requireReadable(framework.diagnostics(), !framework.modules().isEmpty());
        TextStyle style = all ? TextStyle.plain().withAll() : TextStyle.plain();
        LogText.info(getLog(), AuditText.write(audit(framework, executor), style));
        if (failOn.equals("never")) {
            return;
        }
        List<String> found = new ArrayList<>();
        for (Diagnostic diagnostic : framework.diagnostics()) {
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

    private static AuditReport audit(Framework framework, TaskExecutor executor) throws MojoExecutionException {
        try {
            return Tare.audit(framework, executor);
        } catch (UnknownModelException e) {
            throw new MojoExecutionException(e.getMessage() + "; correct model: in tare.yaml");
        }
    }
}
