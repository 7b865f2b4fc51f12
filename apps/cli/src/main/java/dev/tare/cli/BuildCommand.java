package dev.tare.cli;

import dev.tare.bundler.build.Budget;
import dev.tare.bundler.build.BuildOptions;
import dev.tare.bundler.build.BuildReport;
import dev.tare.bundler.build.BuildReport.PassSaving;
import dev.tare.bundler.build.BuildTarget;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.rebuild.Rebuilder;
import dev.tare.bundler.rebuild.Rebuilt;
import dev.tare.bundler.rebuild.TreeWatcher;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildMarkdown;
import dev.tare.bundler.report.BuildText;
import dev.tare.bundler.report.BuildWarnings;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code tare build DIR -o OUT}: writes a cheaper framework that says the same, and proves it. */
final class BuildCommand {

    private BuildCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        String format = options.choice("--format", List.of("text", "json", "markdown"));
        Destination destination = Destination.of(options.typed("--report"), "--report");
        BuildTarget target = switch (options.choice("--target", List.of("tree", "patch", "flat", "bundle"))) {
            case "patch" -> BuildTarget.PATCH;
            case "flat" -> BuildTarget.FLAT;
            case "bundle" -> BuildTarget.BUNDLE;
            default -> BuildTarget.TREE;
        };
        Notation notation =
                options.choice("--notation", notations(target)).equals("keep") ? Notation.KEEP : Notation.OUTLINE;
        if (options.has("--watch") && !format.equals("text")) {
            throw new UsageException(
                    "--watch prints a line for each build, so it does not go with --format " + format, "tare build");
        }
        if (options.has("--watch") && (target == BuildTarget.PATCH || target == BuildTarget.BUNDLE)) {
            throw new UsageException("--watch keeps a tree up to date, and no " + target.word(), "tare build");
        }
        if (options.has("--check")) {
            BuildCheck.requireAlone(options);
        }
        Optional<Budget> budget = budget(options, target);
        int level = level(options, target, budget.isPresent());
        Path root = Reading.root(options);
        Path out = Reading.output(options);
        Progress progress = new Progress(terminal, !options.has("--quiet"), System.nanoTime());
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            @Nullable Plugins plugins = PluginFlags.load(options, terminal);
            BuildOptions how = new BuildOptions(
                    Reading.options(options, terminal, progress, plugins),
                    target,
                    level,
                    notation,
                    options.has("--force"),
                    executor.parallelism(),
                    PluginFlags.passes(plugins),
                    budget);
            if (options.has("--check")) {
                return BuildCheck.run(root, out, how, version(), executor, progress, destination, options, terminal);
            }
            Rebuilder builder = new Rebuilder(root, out, how, version(), CacheFolder.of(options, terminal), executor);
            if (options.has("--watch")) {
                // Before the first build, so that what changes during it is seen.
                try (TreeWatcher watcher = TreeWatcher.of(root, how.read().settings())) {
                    Rebuilt first = build(builder, progress, format, destination, options, terminal);
                    new BuildWatch(watcher, builder, options, terminal).run(first.report());
                }
                return ExitCode.CLEAN;
            }
            BuildReport report = build(builder, progress, format, destination, options, terminal)
                    .report();
            int code = Reading.complain(options, report.diagnostics(), report.modules() > 0, terminal);
            return code != ExitCode.CLEAN
                    ? code
                    : report.findings().isEmpty() && !report.isOverBudget() ? ExitCode.CLEAN : ExitCode.FINDINGS;
        } catch (OutputException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        } finally {
            progress.close();
        }
    }

    /** Builds once and reports it. */
    private static Rebuilt build(
            Rebuilder builder,
            Progress progress,
            String format,
            Destination destination,
            Options options,
            Terminal terminal)
            throws IOException, OutputException {
        long began = System.nanoTime();
        Rebuilt built = builder.run();
        progress.close();
        if (options.has("--verbose")) {
            terminal.say(times(built, (System.nanoTime() - began) / 1000));
        }
        if (!options.has("--quiet")) {
            for (String warning : BuildWarnings.of(Reading.root(options), built.report(), built.notCopied())) {
                terminal.say("warning: " + warning);
            }
        }
        if (built.report().modules() > 0) {
            destination.write(written(built, format, options, terminal, destination), terminal);
        }
        return built;
    }

    private static String version() throws IOException {
        return new String(HelpPages.page(HelpPages.VERSION, false), StandardCharsets.UTF_8).strip();
    }

    /** Returns the notations, the default first: people edit trees, and nobody edits a prompt that is made anew. */
    private static List<String> notations(BuildTarget target) {
        return target == BuildTarget.FLAT || target == BuildTarget.BUNDLE
                ? List.of("outline", "keep")
                : List.of("keep", "outline");
    }

    /** Returns the level; nothing is put aside from a prompt that holds all that it needs. */
    private static int level(Options options, BuildTarget target, boolean budget) {
        String usual = budget ? Integer.toString(BuildOptions.BUDGET_LEVEL) : target == BuildTarget.FLAT ? "1" : "2";
        List<String> levels = new ArrayList<>(List.of("0", "1", "2", "3", "4"));
        levels.remove(usual);
        levels.add(0, usual);
        int level = Integer.parseInt(options.choice("--level", levels));
        if (budget && level < BuildOptions.BUDGET_LEVEL) {
            throw new UsageException(
                    "--budget puts sections aside, which begins with --level 3; leave out --level " + level
                            + ", or give 3 or 4",
                    "tare build");
        }
        return level;
    }

    private static Optional<Budget> budget(Options options, BuildTarget target) {
        List<String> entries = options.typedAll("--entry");
        if (options.typed("--budget") == null) {
            if (!entries.isEmpty()) {
                throw new UsageException("--entry says of whom --budget is asked, and there is none", "tare build");
            }
            return Optional.empty();
        }
        if (target == BuildTarget.FLAT) {
            throw new UsageException(
                    "--budget moves text to where it is opened later, and a prompt of --target flat opens nothing later",
                    "tare build");
        }
        return Optional.of(new Budget(options.positive("--budget", 1), entries));
    }

    private static String written(
            Rebuilt built, String format, Options options, Terminal terminal, Destination destination) {
        BuildReport report = built.report();
        return switch (format) {
            case "json" -> BuildJson.write(report);
            case "markdown" -> BuildMarkdown.write(report, options.has("--all"));
            default -> text(built, options, Style.of(options, terminal, destination));
        };
    }

    private static String text(Rebuilt built, Options options, TextStyle style) {
        BuildReport report = built.report();
        String next = "";
        if (built.unchanged()) {
            next = "\nNothing has changed since " + options.typed("--output")
                    + " was built and proven, and it is as it was left: nothing to do.\n";
        } else if (report.findings().isEmpty() && !report.isOverBudget()) {
            next = report.target().equals(BuildTarget.PATCH.word())
                    ? patched(String.valueOf(options.typed("--output")))
                    : report.flat().isPresent()
                            ? "\nWrote a prompt for each of "
                                    + report.flat().get().prompts().size() + " entries to " + options.typed("--output")
                                    + ". Prove them again at any time: tare verify OUT DIR\n"
                            : "\nWrote " + options.typed("--output") + bundled(report)
                                    + ". Prove it again at any time: tare verify OUT DIR\n";
        }
        return BuildText.write(report, style) + BuildText.findings(report.findings(), style) + next;
    }

    private static String bundled(BuildReport report) {
        if (!report.target().equals(BuildTarget.BUNDLE.word())) {
            return "";
        }
        return report.entries().isEmpty()
                ? ". There is no command, skill or agent in it, so nothing can be loaded from it"
                : ". Load from it: tare load --list -b FILE";
    }

    private static String patched(String file) {
        return "\nWrote " + file + ". Apply it in a copy of the framework with: git apply " + file
                + "\nThe proof was made for the tree that it makes; tare verify COPY DIR makes it again."
                + "\nWithout the manifest, for a pull request: git apply --exclude='.tare/*' " + file + "\n";
    }

    /** Returns what the whole took and each pass: processor time over all threads, the longest first. */
    private static String times(Rebuilt built, long micros) {
        StringBuilder told = new StringBuilder();
        if (built.unchanged()) {
            return told.append("found unchanged in ")
                    .append(milliseconds(micros))
                    .toString();
        }
        told.append("built in ").append(milliseconds(micros));
        told.append("; time of passes over modules that were not known, summed over threads:");
        List<PassSaving> passes = new ArrayList<>(built.report().passes());
        passes.sort(Comparator.comparingLong(PassSaving::nanos).reversed());
        for (PassSaving pass : passes) {
            told.append("\n  ").append(pass.name()).append(' ').append(milliseconds(pass.nanos() / 1000));
        }
        return told.toString();
    }

    private static String milliseconds(long micros) {
        return micros / 1000 + "." + micros % 1000 / 100 + " ms";
    }
}
