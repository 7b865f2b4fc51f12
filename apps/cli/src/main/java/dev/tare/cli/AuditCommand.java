package dev.tare.cli;

import dev.tare.bundler.Tare;
import dev.tare.bundler.UnknownModelException;
import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.repeats.RepeatAudit;
import dev.tare.bundler.repeats.RepeatReport;
import dev.tare.bundler.report.AuditJson;
import dev.tare.bundler.report.AuditMarkdown;
import dev.tare.bundler.report.AuditText;
import dev.tare.bundler.report.RepeatMarkdown;
import dev.tare.bundler.report.RepeatText;
import dev.tare.core.diag.Diagnostic;
import dev.tare.core.diag.Severity;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code tare audit DIR}: what entries cost, what to fix first, what is broken. */
final class AuditCommand {

    private static final List<String> FORMATS = List.of("text", "json", "markdown");
    private static final List<String> THRESHOLDS = List.of("never", "error", "warning");

    private AuditCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String format = options.choice("--format", FORMATS);
        String threshold = options.choice("--fail-on", THRESHOLDS);
        if (WhatIfCommand.isAsked(options)) {
            return WhatIfCommand.run(options, terminal, format, threshold);
        }
        Destination destination = Destination.of(options.typed("--output"));
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            Framework framework = Reading.framework(options, terminal, executor);
            boolean hasModules = !framework.modules().isEmpty();
            if (hasModules) {
                AuditReport report = audit(framework, executor, options);
                String text = options.has("--repeats")
                        ? withRepeats(report, framework, executor, format, options, terminal, destination)
                        : written(report, format, options, terminal, destination);
                destination.write(text, terminal);
            }
            int code = Reading.complain(options, framework.diagnostics(), hasModules, terminal);
            return code == ExitCode.CLEAN && isOver(threshold, framework.diagnostics()) ? ExitCode.FINDINGS : code;
        }
    }

    static AuditReport audit(Framework framework, TaskExecutor executor, Options options) {
        try {
            return Tare.audit(framework, executor);
        } catch (UnknownModelException e) {
            throw new UsageException(String.valueOf(e.getMessage()), options.command());
        }
    }

    private static String written(
            AuditReport report, String format, Options options, Terminal terminal, Destination destination) {
        return switch (format) {
            case "json" -> AuditJson.write(report);
            case "markdown" -> AuditMarkdown.write(report, options.has("--all"));
            default -> AuditText.write(report, Style.of(options, terminal, destination));
        };
    }

    private static String withRepeats(
            AuditReport report,
            Framework framework,
            TaskExecutor executor,
            String format,
            Options options,
            Terminal terminal,
            Destination destination) {
        RepeatReport repeats = RepeatAudit.of(framework, executor);
        if (format.equals("json")) {
            return AuditJson.write(report, Optional.empty(), Optional.of(repeats));
        }
        String audit = written(report, format, options, terminal, destination);
        return format.equals("markdown")
                ? audit + RepeatMarkdown.write(repeats, options.has("--all"))
                : audit + RepeatText.write(repeats, Style.of(options, terminal, destination));
    }

    private static boolean isOver(String threshold, List<Diagnostic> diagnostics) {
        if (threshold.equals("never")) {
            return false;
        }
        Severity mildest = threshold.equals("error") ? Severity.ERROR : Severity.WARNING;
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity().compareTo(mildest) <= 0) {
                return true;
            }
        }
        return false;
    }
}
