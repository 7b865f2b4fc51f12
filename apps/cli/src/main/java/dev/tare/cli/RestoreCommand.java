package dev.tare.cli;

import dev.tare.bundler.build.Restorer;
import dev.tare.bundler.report.BuildText;
import dev.tare.templates.OutputException;
import java.io.IOException;

/** {@code tare restore OUT -o DIR}: rebuilds the source of an output, byte for byte. */
final class RestoreCommand {

    private RestoreCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        Restorer.Outcome outcome;
        try {
            outcome = Restorer.restore(
                    Reading.folder(options, 0),
                    Reading.output(options),
                    options.has("--force"),
                    PluginFlags.passes(PluginFlags.load(options, terminal)));
        } catch (OutputException e) {
            throw new UsageException(e.getMessage() + "; " + e.help(), "");
        }
        if (!outcome.findings().isEmpty()) {
            terminal.print(BuildText.findings(outcome.findings(), Style.of(options, terminal, Destination.of(null))));
            terminal.say("nothing was written, for not all of the source would come back");
            return ExitCode.FINDINGS;
        }
        if (!options.has("--quiet")) {
            terminal.print("Restored " + outcome.files() + " files to " + options.typed("--output") + ".\n");
        }
        return ExitCode.CLEAN;
    }
}
