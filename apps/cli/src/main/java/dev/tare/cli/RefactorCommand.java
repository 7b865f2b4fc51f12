package dev.tare.cli;

import dev.tare.bundler.refactor.RefactorCheck;
import dev.tare.bundler.refactor.RefactorReport;
import dev.tare.bundler.report.RefactorJson;
import dev.tare.bundler.report.RefactorMarkdown;
import dev.tare.bundler.report.RefactorText;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code tare verify --refactor OLD NEW}: what became of every block of a framework that people rewrote. */
final class RefactorCommand {

    private RefactorCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String format = options.choice("--format", List.of("text", "json", "markdown"));
        Path old = Reading.folder(options, 0);
        Path now = Reading.folder(options, 1);
        Progress progress = new Progress(terminal, !options.has("--quiet"), System.nanoTime());
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            ReadOptions how = Reading.options(options, terminal, progress);
            Framework before = FrameworkReader.read(old, how, executor);
            int code = complain(options, before, terminal);
            if (before.modules().isEmpty()) {
                return code;
            }
            Framework after = FrameworkReader.read(now, how, executor);
            code = Math.max(code, complain(options, after, terminal));
            if (after.modules().isEmpty()) {
                return code;
            }
            RefactorReport report = RefactorCheck.check(before, after, executor);
            progress.close();
            terminal.print(
                    switch (format) {
                        case "json" -> RefactorJson.write(report);
                        case "markdown" -> RefactorMarkdown.write(report, options.has("--all"));
                        default -> RefactorText.write(report, Style.of(options, terminal, Destination.of(null)));
                    });
            return code == ExitCode.CLEAN && report.findings() > 0 ? ExitCode.FINDINGS : code;
        } finally {
            progress.close();
        }
    }

    private static int complain(Options options, Framework framework, Terminal terminal) {
        return Reading.complain(
                options, framework.diagnostics(), !framework.modules().isEmpty(), terminal);
    }
}
