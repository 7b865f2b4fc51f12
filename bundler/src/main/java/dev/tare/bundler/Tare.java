package dev.tare.bundler;

import dev.tare.bundler.audit.AuditReport;
import dev.tare.bundler.audit.AuditReport.Counting;
import dev.tare.bundler.audit.AuditReport.Subject;
import dev.tare.bundler.audit.Auditor;
import dev.tare.bundler.audit.HarnessLimits;
import dev.tare.bundler.query.GraphQuery;
import dev.tare.bundler.query.GraphReport;
import dev.tare.bundler.query.NoSuchModuleException;
import dev.tare.bundler.query.WhyQuery;
import dev.tare.bundler.query.WhyReport;
import dev.tare.core.config.TareConfig;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.core.token.Model;
import dev.tare.core.token.ModelTable;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.modules.dialect.Harness;
import java.nio.file.Path;
import java.util.Optional;

/** What Tare does with a framework, one method for each job. Reports are plain values; {@code report} writes them. */
public final class Tare {

    private Tare() {}

    /**
     * Returns what the framework in the directory costs, what to change first and what is wrong with it.
     *
     * @throws UnknownModelException when the options or the project file name a model that is not in the table
     */
    public static AuditReport audit(Path root, AuditOptions options) {
        try (TaskExecutor executor = TaskExecutor.ofParallelism(options.parallelism())) {
            return audit(FrameworkReader.read(root, options.read(), executor), executor);
        }
    }

    /** Returns the report of a framework that has been read. */
    public static AuditReport audit(Framework framework, TaskExecutor executor) {
        TareConfig config = framework.config();
        Optional<Model> model = config.model().map(Tare::model);
        Counting counting = new Counting(
                framework.counter().encoding().id(),
                model.isEmpty()
                        || model.get().exact()
                                && model.get().encoding() == framework.counter().encoding(),
                config.model());
        Harness harness = framework.harness();
        Auditor.Limits limits = HarnessLimits.of(config, harness, model);
        AuditReport report = Auditor.audit(
                subject(framework),
                counting,
                framework.graph(),
                framework.diagnostics(),
                framework.counter(),
                limits,
                executor);
        return config.model().isEmpty()
                ? report
                : StartCost.with(report, config.model().get());
    }

    /**
     * Returns how one module comes to another.
     *
     * @param from an entry's name, a module's id or a unique suffix of one, extension optional
     * @param to the same
     * @throws NoSuchModuleException when one of them is not known or not unique
     */
    public static WhyReport why(Path root, ReadOptions options, String from, String to) {
        return WhyQuery.why(read(root, options).graph(), from, to);
    }

    /**
     * Returns the graph, or the part of it that surrounds one module.
     *
     * @param focus an entry's name, a module's id or a unique suffix of one, extension optional
     * @param most how many modules to draw at most
     * @throws NoSuchModuleException when the focus is not known or not unique
     */
    public static GraphReport graph(Path root, ReadOptions options, Optional<String> focus, int most) {
        Framework framework = read(root, options);
        return GraphQuery.graph(framework.graph(), name(framework.root()), focus, most);
    }

    private static Framework read(Path root, ReadOptions options) {
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            return FrameworkReader.read(root, options, executor);
        }
    }

    private static Model model(String name) {
        return ModelTable.find(name).orElseThrow(() -> new UnknownModelException(name, ModelTable.candidates(name)));
    }

    private static Subject subject(Framework framework) {
        Harness harness = framework.harness();
        String version = harness.version().equals("0") ? "" : harness.version();
        return new Subject(
                name(framework.root()), framework.dialects(), harness.name(), harnessName(harness.name()), version);
    }

    private static String name(Path root) {
        Path file = root.toAbsolutePath().normalize().getFileName();
        return file == null ? root.toString() : file.toString();
    }

    private static String harnessName(String id) {
        return switch (id) {
            case "claude-code" -> "Claude Code";
            case "codex" -> "Codex";
            case "gemini-cli" -> "Gemini CLI";
            case "cursor" -> "Cursor";
            case "copilot" -> "Copilot";
            case "kiro" -> "Kiro";
            case "windsurf" -> "Windsurf";
            case "roo" -> "Roo Code";
            case "cline" -> "Cline";
            case "opencode" -> "OpenCode";
            case "tare" -> "Tare's loader";
            default -> id;
        };
    }
}
