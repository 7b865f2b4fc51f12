package dev.tare.cli;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.report.AuditJson;
import dev.tare.bundler.report.WhatIfMarkdown;
import dev.tare.bundler.report.WhatIfText;
import dev.tare.bundler.whatif.NoAnswerException;
import dev.tare.bundler.whatif.Question;
import dev.tare.bundler.whatif.UnprovenPatchException;
import dev.tare.bundler.whatif.WhatIf;
import dev.tare.bundler.whatif.WhatIfReport;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.ReadOptions;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code tare audit DIR --what-if WHAT}: what a change would save at every start, and the patch that makes it. */
final class WhatIfCommand {

    private static final String WHAT_IF = "--what-if";
    private static final String PATCH = "--patch";
    private static final String DEFER = "defer";

    private final Options options;
    private final Terminal terminal;
    private final String format;
    private final List<Question> questions;
    private final Destination report;
    private final @Nullable Destination patch;

    private WhatIfCommand(Options options, Terminal terminal, String format) {
        this.options = options;
        this.terminal = terminal;
        this.format = format;
        this.questions = questions(options);
        this.report = Destination.of(options.typed("--output"));
        String file = options.typed(PATCH);
        this.patch = file == null ? null : Destination.of(file, PATCH);
        if (patch != null && !patch.isStandardOutput() && patch.isSameAs(report)) {
            throw new UsageException("--patch and --output name the same file", options.command());
        }
        if (isReportUnseen() && options.typed("--format") != null) {
            throw new UsageException(
                    "--patch - leaves no room for a report on standard output; add --output FILE, or leave --format out",
                    options.command());
        }
    }

    /** Tells whether a run asks what a change would save. */
    static boolean isAsked(Options options) {
        return !options.typedAll(WHAT_IF).isEmpty() || options.typed(PATCH) != null;
    }

    static int run(Options options, Terminal terminal, String format, String threshold) throws IOException {
        if (!threshold.equals("never")) {
            throw new UsageException(
                    "--fail-on judges the framework as it is, and --what-if shows it as it would be; run one after the other",
                    options.command());
        }
        if (options.has("--repeats")) {
            throw new UsageException(
                    "--repeats tells of the framework as it is, and --what-if shows it as it would be; run one after the other",
                    options.command());
        }
        WhatIfCommand command = new WhatIfCommand(options, terminal, format);
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            return command.run(executor);
        } catch (NoAnswerException e) {
            throw new UsageException(String.valueOf(e.getMessage()), options.command());
        } catch (OutputException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        } catch (UnprovenPatchException e) {
            terminal.say(String.valueOf(e.getMessage()));
            return ExitCode.FINDINGS;
        }
    }

    private int run(TaskExecutor executor)
            throws IOException, NoAnswerException, OutputException, UnprovenPatchException {
        @Nullable Plugins plugins = PluginFlags.load(options, terminal);
        Framework framework = Reading.framework(options, terminal, executor, plugins);
        boolean hasModules = !framework.modules().isEmpty();
        if (hasModules) {
            checkPlace(framework);
            AuditReport audit = AuditCommand.audit(framework, executor, options);
            WhatIf whatIf = WhatIf.of(framework, audit, questions, executor);
            boolean written = false;
            if (patch != null && !whatIf.report().isNothing()) {
                Progress silent = new Progress(terminal, false, System.nanoTime());
                ReadOptions read = Reading.options(options, terminal, silent, plugins);
                patch.write(whatIf.patch(read, executor), terminal);
                written = true;
            }
            tell(audit, whatIf.report(), written);
        }
        return Reading.complain(options, framework.diagnostics(), hasModules, terminal);
    }

    private void tell(AuditReport audit, WhatIfReport answer, boolean written) throws IOException {
        if (!isReportUnseen()) {
            report.write(written(audit, answer, written), terminal);
        } else if (!options.has("--quiet")) {
            terminal.say(summary(answer));
        }
    }

    /** A patch on standard output is all that is there: a program reads it. */
    private boolean isReportUnseen() {
        return patch != null && patch.isStandardOutput() && report.isStandardOutput();
    }

    private String written(AuditReport audit, WhatIfReport answer, boolean isPatched) {
        return switch (format) {
            case "json" -> AuditJson.write(audit, Optional.of(answer));
            case "markdown" -> WhatIfMarkdown.write(audit, answer, options.has("--all"));
            default -> WhatIfText.write(audit, answer, Style.of(options, terminal, report)) + next(isPatched);
        };
    }

    private String next(boolean isPatched) {
        String file = options.typed(PATCH);
        if (file == null) {
            return "";
        }
        if (!isPatched) {
            return "\nNo patch was written: it would change nothing.\n";
        }
        return patch != null && patch.isStandardOutput()
                ? ""
                : "\nWrote " + file + ", tried and proven. Apply it in the framework with: git apply " + file + "\n";
    }

    private static String summary(WhatIfReport answer) {
        if (answer.isNothing()) {
            return "no patch: it would change nothing";
        }
        int hidden = answer.outOfSight().size();
        return String.format(
                Locale.ROOT,
                "median start %d -> %d tokens, always loaded %d -> %d; %d changes%s",
                answer.median().before(),
                answer.median().after(),
                answer.always().before(),
                answer.always().after(),
                answer.changes().size(),
                hidden == 0 ? "" : "; modules with hard constraints that leave a start: " + hidden);
    }

    /** A patch must not take the place of what it is to change. */
    private void checkPlace(Framework framework) throws IOException {
        Optional<Path> file = patch == null ? Optional.empty() : patch.existing();
        if (file.isEmpty()) {
            return;
        }
        Path real = file.get().toRealPath();
        boolean isPatch = real.toString().endsWith(".patch") || real.toString().endsWith(".diff");
        if (!isPatch
                && Files.isRegularFile(real)
                && real.startsWith(framework.root().toRealPath())) {
            throw new UsageException(
                    "--patch '" + options.typed(PATCH) + "' is a file of the framework; give another name",
                    options.command());
        }
    }

    private static List<Question> questions(Options options) {
        List<Question> questions = new ArrayList<>();
        for (String word : options.typedAll(WHAT_IF)) {
            Optional<Question> question = Question.of(word);
            if (question.isEmpty()) {
                throw unknown(word, options);
            }
            questions.add(question.get());
        }
        if (questions.isEmpty()) {
            throw new UsageException("--patch needs --what-if: the change that it is to make", options.command());
        }
        return questions;
    }

    private static UsageException unknown(String word, Options options) {
        if (word.equals(DEFER) || word.equals(DEFER + ":")) {
            return new UsageException("--what-if defer needs a glob, as in 'defer:docs/**'", options.command());
        }
        int colon = word.indexOf(':');
        String glob = colon < 0 ? "" : word.substring(colon);
        return new UsageException(
                "--what-if must be " + String.join(", ", Question.WORDS.subList(0, 2)) + " or " + Question.WORDS.get(2)
                        + ", not '" + word + "'"
                        + UsageException.suggestion(word, List.of("branches", "sections", DEFER + glob)),
                options.command());
    }
}
