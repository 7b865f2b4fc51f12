package dev.tare.cli;

import dev.tare.bundler.build.FlatOutput;
import dev.tare.bundler.build.LostText;
import dev.tare.bundler.build.OutputSettings;
import dev.tare.bundler.build.Proof;
import dev.tare.bundler.plugin.Plugins;
import dev.tare.bundler.report.BuildJson;
import dev.tare.bundler.report.BuildText;
import dev.tare.core.exec.TaskExecutor;
import dev.tare.modules.Framework;
import dev.tare.modules.FrameworkReader;
import dev.tare.modules.ReadOptions;
import dev.tare.optimizer.proof.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** {@code tare verify OUT DIR}: proves that an output still holds all of its source. */
final class VerifyCommand {

    private VerifyCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        if (options.has("--refactor")) {
            return RefactorCommand.run(options, terminal);
        }
        boolean json = options.choice("--format", List.of("text", "json")).equals("json");
        Path out = Reading.built(options, 0);
        Path root = Reading.folder(options, 1);
        Progress progress = new Progress(terminal, !options.has("--quiet"), System.nanoTime());
        try (TaskExecutor executor = TaskExecutor.ofProcessors()) {
            @Nullable Plugins plugins = PluginFlags.load(options, terminal);
            ReadOptions how = OutputSettings.of(out, Reading.options(options, terminal, progress, plugins));
            Framework source = FrameworkReader.read(root, how, executor);
            int code = Reading.complain(
                    options, source.diagnostics(), !source.modules().isEmpty(), terminal);
            if (source.modules().isEmpty()) {
                return code;
            }
            List<Finding> findings = Proof.prove(out, source, how, PluginFlags.passes(plugins), executor);
            progress.close();
            if (json) {
                terminal.print(BuildJson.proof(findings));
            } else if (findings.isEmpty()) {
                terminal.print("The proof holds: " + held(out, source) + "\n");
            } else {
                terminal.print(BuildText.findings(findings, Style.of(options, terminal, Destination.of(null))));
            }
            return findings.isEmpty() ? code : ExitCode.FINDINGS;
        } finally {
            progress.close();
        }
    }

    private static String held(Path out, Framework source) {
        OptionalInt prompts = FlatOutput.prompts(out);
        return prompts.isPresent()
                ? "each of " + prompts.getAsInt() + " prompts holds what its entry includes, and nothing else."
                : source.modules().size() + " modules, " + lost(LostText.count(out));
    }

    private static String lost(int places) {
        return places == 0
                ? "nothing is lost."
                : "nothing is lost but what lossy rules dropped at " + places + (places == 1 ? " place." : " places.");
    }
}
