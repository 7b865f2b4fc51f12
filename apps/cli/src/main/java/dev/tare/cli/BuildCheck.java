package dev.tare.cli;

import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.compare.ComparisonReport;
import dev.tare.bundler.compare.OutputComparison;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.ComparisonJson;
import dev.tare.bundler.report.ComparisonText;
import dev.tare.bundler.report.TextStyle;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Path;

/** {@code tare build DIR -o OUT --check}: tells whether what lies at OUT is what the sources give, and writes nothing. */
final class BuildCheck {

    private BuildCheck() {}

    /** Refuses what says nothing to a check. */
    static void requireAlone(Options options) {
        for (String flag : new String[] {"--watch", "--force"}) {
            if (options.has(flag)) {
                throw new UsageException("--check writes nothing, so it does not go with " + flag, "tare build");
            }
        }
        if ("markdown".equals(options.typed("--format"))) {
            throw new UsageException("--check is told as text or json, not as markdown", "tare build");
        }
    }

    static int run(
            Path root,
            Path out,
            BuildOptions how,
            String tool,
            TaskExecutor executor,
            Progress progress,
            Destination destination,
            Options options,
            Terminal terminal)
            throws IOException, OutputException {
        ComparisonReport report = OutputComparison.compare(root, out, how, tool, executor);
        progress.close();
        BuildReport build = report.build();
        if (build.modules() > 0) {
            destination.write(
                    "json".equals(options.typed("--format"))
                            ? ComparisonJson.write(report)
                            : text(report, options, Style.of(options, terminal, destination)),
                    terminal);
        }
        int code = Reading.complain(options, build.diagnostics(), build.modules() > 0, terminal);
        return code != ExitCode.CLEAN ? code : report.isCurrent() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    }

    private static String text(ComparisonReport report, Options options, TextStyle style) {
        if (!report.isComparable()) {
            return BuildText.write(report.build(), style)
                    + BuildText.findings(report.build().findings(), style)
                    + "\nThe sources give no output, so there is nothing to compare with.\n";
        }
        String next = report.isCurrent()
                ? ""
                : "\nThe same command with"
                        + (needsForce(options) ? " --force instead of --check" : "out --check")
                        + " builds it again; then commit it.\n";
        return ComparisonText.write(report, String.valueOf(options.typed("--output")), style) + next;
    }

    /** A patch that is there already is replaced by force only. */
    private static boolean needsForce(Options options) {
        return "patch".equals(options.typed("--target"));
    }
}
