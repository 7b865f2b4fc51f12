package dev.tare.cli;

import dev.tare.bundler.build.Restorer;
import dev.tare.bundler.report.BuildText;
import dev.tare.templates.OutputException;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** {@code tare restore OUT -o DIR}: rebuilds the source of an output, byte for byte as far as nothing was dropped. */
final class RestoreCommand {

    private RestoreCommand() {}

    static int run(Options options, Terminal terminal) throws IOException {
        Restorer.Outcome outcome;
        try {
            outcome = Restorer.restore(
                    Reading.built(options, 0),
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
        if (!outcome.lost().isEmpty()) {
            return lossy(outcome, options, terminal);
        }
        if (!options.has("--quiet")) {
            terminal.print("Restored " + outcome.files() + " files to " + options.typed("--output") + ".\n");
        }
        return ExitCode.CLEAN;
    }

    /** Tells what a lossy build dropped: without --force nothing was written. */
    private static int lossy(Restorer.Outcome outcome, Options options, Terminal terminal) throws IOException {
        Set<String> modules = new HashSet<>();
        outcome.lost().forEach(lost -> modules.add(lost.path()));
        terminal.print(BuildText.lost(outcome.lost(), Style.of(options, terminal, Destination.of(null))));
        String places = outcome.lost().size() + (outcome.lost().size() == 1 ? " place" : " places") + " in "
                + modules.size() + (modules.size() == 1 ? " module" : " modules");
        terminal.say("a lossy build dropped text at " + places + ", which the output cannot bring back; "
                + (outcome.files() == 0
                        ? "nothing was written. --force writes all files without it"
                        : outcome.files() + " files were written to " + options.typed("--output") + " without it"));
        return ExitCode.FINDINGS;
    }
}
