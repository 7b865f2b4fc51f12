package dev.tare.cli;

import dev.tare.bundler.explain.ExplainReport;
import dev.tare.bundler.explain.Explainer;
import dev.tare.bundler.explain.NoSuchPlaceException;
import dev.tare.bundler.report.ExplainJson;
import dev.tare.bundler.report.ExplainText;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.util.List;

/** {@code tare explain OUT FILE:LINE}: where a line of an output came from, or where one of its source went. */
final class ExplainCommand {

    private ExplainCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        boolean json = options.choice("--format", List.of("text", "json")).equals("json");
        Destination destination = Destination.of(options.typed("--output"));
        ExplainReport report;
        try {
            report = Explainer.explain(
                    Reading.folder(options, 0),
                    options.parameter(1),
                    options.has("--source"),
                    PluginFlags.passes(PluginFlags.load(options, terminal)));
        } catch (NoSuchPlaceException e) {
            throw new UsageException(String.valueOf(e.getMessage()), "");
        } catch (OutputException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        }
        destination.write(
                json ? ExplainJson.write(report) : ExplainText.write(report, Style.of(options, terminal, destination)),
                terminal);
        return ExitCode.CLEAN;
    }
}
