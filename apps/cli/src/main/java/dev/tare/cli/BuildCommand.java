package dev.tare.cli;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.bundler.build.Builder;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildMarkdown;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.optimizer.Notation;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code tare build DIR -o OUT}: writes a cheaper framework that says the same, and proves it. */
final class BuildCommand {

    private BuildCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String format = options.choice("--format", List.of("text", "json", "markdown"));
        Destination destination = Destination.of(options.typed("--report"), "--report");
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
            if (options.has("--verbose")) {
                terminal.say(times(report));
            }
            destination.write(written(report, format, options, terminal, destination), terminal);
        }
        return code != ExitCode.CLEAN ? code : report.findings().isEmpty() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String version() throws IOException {
        return new String(HelpPages.page(HelpPages.VERSION, false), StandardCharsets.UTF_8).strip();
    }

    private static int level(Options options) {
        return Integer.parseInt(options.choice("--level", List.of("1", "0")));
    }

    private static String written(
            BuildReport report, String format, Options options, Terminal terminal, Destination destination) {
        return switch (format) {
            case "json" -> BuildJson.write(report);
            case "markdown" -> BuildMarkdown.write(report, options.has("--all"));
            default -> text(report, options, Style.of(options, terminal, destination));
        };
    }

    private static String text(BuildReport report, Options options, TextStyle style) {
        String next = report.findings().isEmpty()
                ? "\nWrote " + options.typed("--output") + ". Prove it again at any time: tare verify OUT DIR\n"
                : "";
        return BuildText.write(report, style) + BuildText.findings(report.findings(), style) + next;
    }

    /** Returns what each pass took: processor time over all threads, the longest first. */
    private static String times(BuildReport report) {
        List<PassSaving> passes = new ArrayList<>(report.passes());
        passes.sort(Comparator.comparingLong(PassSaving::nanos).reversed());
        StringBuilder told = new StringBuilder("time of passes, summed over threads:");
        for (PassSaving pass : passes) {
            long micros = pass.nanos() / 1000;
            told.append("\n  ")
                    .append(pass.name())
                    .append(' ')
                    .append(micros / 1000)
                    .append('.')
                    .append(micros % 1000 / 100)
                    .append(" ms");
        }
        return told.toString();
    }
}
