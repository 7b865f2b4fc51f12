package dev.tare.cli;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildText;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** {@code tare build DIR -o OUT}: writes a cheaper framework that says the same, and proves it. */
final class BuildCommand {

    private BuildCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        boolean json = options.choice("--format", List.of("text", "json")).equals("json");
        options.choice("--target", List.of("tree"));
        Notation notation =
                options.choice("--notation", List.of("keep", "outline")).equals("keep")
                        ? Notation.KEEP
                        : Notation.OUTLINE;
        Path root = Reading.root(options);
        Path out = Reading.output(options);
        Progress progress = new Progress(terminal, !options.has("--quiet"), System.nanoTime());
        BuildReport report;
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            BuildOptions how = new BuildOptions(
                    Reading.options(options, terminal, progress),
                    level(options),
                    notation,
                    options.has("--force"),
                    executor.parallelism());
            report = Builder.build(root, out, how, version(), executor);
        } catch (OutputException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        } finally {
            progress.close();
        }
        boolean hasModules = report.modules() > 0;
        int code = Reading.complain(options, report.diagnostics(), hasModules, terminal);
        if (hasModules) {
            terminal.print(json ? BuildJson.write(report) : text(report, options, terminal));
        }
        return code != ExitCode.CLEAN ? code : report.findings().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String version() throws IOException {
        return new String(HelpPages.page(HelpPages.VERSION, false), StandardCharsets.UTF_8).strip();
    }

    private static int level(Options options) {
        return Integer.parseInt(options.choice("--level", List.of("1", "0")));
    }

    private static String text(BuildReport report, Options options, Terminal terminal) {
        var style = Style.of(options, terminal, Destination.of(null));
        String next = report.findings().isEmpty()
                ? "\nWrote " + options.typed("--output") + ". Prove it again at any time: tare verify OUT DIR\n"
                : "";
        return BuildText.write(report, style) + BuildText.findings(report.findings(), style) + next;
    }
}
